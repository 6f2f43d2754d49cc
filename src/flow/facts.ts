import type { HostKind } from "../cinclus/hosts.ts";
import type { Additions } from "../facts/text.ts";
import type { Node, Program, Range } from "../tree/node.ts";
import type { ConstantPiece, Place, SourceFile, UnknownPiece, Value } from "./value.ts";

/** Where a piece of code runs, as far as directives, paths, imports and languages tell. */
export type Runs = "client" | "server" | "unknown";

/** A key that shows by its shape what it is: as written, put together, or in an encoding. */
export interface ShapedKey {
  readonly key: string;
  readonly place: Place;
  /** It stands in an address. */
  readonly inUrl: boolean;
}

/** A constant text, and the names it is bound to: `["services", "cinclus", "apiKey"]`, outermost first. */
export interface Literal {
  readonly value: Value;
  readonly place: Place;
  /** Worked out when asked for: most literals are no candidates for anything. */
  readonly paths: () => readonly (readonly string[])[];
}

/** A name brought in from another module, and what it brings. */
export interface Imported {
  readonly path: readonly string[];
  readonly values: readonly Value[];
  readonly place: Place;
}

export type CredentialPosition =
  "authorization" | "api-key-header" | "other-header" | "cookie" | "body" | "basic" | "query" | "client-option";

/** A place of a request, or of a client set up for requests, in which a credential is sent. */
export interface Credential {
  readonly position: CredentialPosition;
  /** The header, parameter or option as written. */
  readonly name: string;
  /** The whole value: of `Authorization` with its scheme. */
  readonly values: readonly Value[];
  /** The expression that gives the value. */
  readonly place: Place;
  /** The hosts it is sent to, as far as they are known. */
  readonly targets: () => ReadonlySet<HostKind>;
  /** The same by what stands right around it, the function and the file left aside. */
  readonly near: () => ReadonlySet<HostKind>;
}

export interface UrlPart {
  readonly where: "query" | "path" | "userinfo" | "fragment";
  /** The parameter's name in a query or fragment. */
  readonly name?: string;
  readonly value: Value;
}

/** An address in a text. */
export interface Url {
  /** Lower case, without the colon; absent where it is not known. */
  readonly scheme?: string;
  readonly port?: string;
  readonly targets: () => ReadonlySet<HostKind>;
  /** The same by what stands right around it, the function and the file left aside. */
  readonly near: () => ReadonlySet<HostKind>;
  /** What goes into it that could be a credential. */
  readonly parts: readonly UrlPart[];
  readonly place: Place;
  /** In prose or a log: somebody speaks of it, nobody calls it. */
  readonly prose: boolean;
}

/** Something handed to a log, to output or to an error message. */
export interface Logged {
  readonly values: readonly Value[];
  readonly place: Place;
}

/** A value read by name from outside of the code: environment, build configuration, resources, settings. */
export interface Read {
  readonly piece: UnknownPiece;
  readonly place: Place;
}

/** Something that a framework, a build tool or a platform delivers to clients. */
export interface Exposure {
  /** `name`: an exposed name, read, set or imported; `value`: a value inlined or handed over by a tool. */
  readonly by: "name" | "value";
  /** The names of what is exposed, outermost first. */
  readonly path: readonly string[];
  readonly values: readonly Value[];
  readonly place: Place;
  /** Who delivers it, for the message: `Vite`, `Next.js`, `DefinePlugin`. */
  readonly via: string;
}

/** A switch of a library or a process. */
export interface Switch {
  readonly turns: "certificate checks off" | "browser use on";
  readonly place: Place;
  /** The object or call that holds the switch. */
  readonly scope: Place;
  /** For the whole process, not for one request or client. */
  readonly processWide: boolean;
  /** Where what the switch is about must stand: the file, or its service in a file of several. */
  readonly reach: Range;
  /** Stands beside the main switch of the same request: the name of the host, not the certificate. */
  readonly secondary: boolean;
  readonly targets: () => ReadonlySet<HostKind>;
  readonly node: Node;
}

/** All that is known of one text, in no language in particular; worked out when it is asked for. */
export interface Facts {
  readonly file: SourceFile;
  readonly program: Program;
  readonly shaped: readonly ShapedKey[];
  readonly literals: readonly Literal[];
  readonly credentials: readonly Credential[];
  readonly urls: readonly Url[];
  readonly logged: readonly Logged[];
  readonly reads: readonly Read[];
  imported(): readonly Imported[];
  readonly exposures: readonly Exposure[];
  readonly switches: readonly Switch[];
  /** Hosts that a stretch of the text names outside of comments and prose. */
  hostsIn(range: Range): ReadonlySet<HostKind>;
  runs(at: Place): Runs;
  /** Whether anything of the file is delivered to clients: of all others nobody need know what they read. */
  readonly runsOnClient: boolean;
  /** The hosts of what stands right around a literal. */
  near(piece: ConstantPiece): ReadonlySet<HostKind>;
  /** What the project's configuration adds to the built-in knowledge. */
  readonly additions: Additions;
}
