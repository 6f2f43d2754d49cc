import type { Node, Program } from "../../tree/node.ts";
import type { Language } from "../language.ts";
import { joinLines } from "./application.ts";
import { Cursor, type Work } from "./cursor.ts";
import type { Dialect } from "./dialect.ts";
import { c, objectivec, solidity } from "./dialects/c.ts";
import { bicep, cue, dhall, jsonnet, nix, nushell, pkl } from "./dialects/config.ts";
import { csharp, vb } from "./dialects/csharp.ts";
import { dart } from "./dialects/dart.ts";
import { elixir, erlang } from "./dialects/elixir.ts";
import { fsharp, haskell, ocaml } from "./dialects/functional.ts";
import { coffee, css, generic, graphql } from "./dialects/generic.ts";
import { go } from "./dialects/go.ts";
import { apex, groovy, java, kotlin, scala } from "./dialects/java.ts";
import { javascript } from "./dialects/javascript.ts";
import { julia } from "./dialects/julia.ts";
import { lua } from "./dialects/lua.ts";
import { matlab } from "./dialects/matlab.ts";
import { perl } from "./dialects/perl.ts";
import { php } from "./dialects/php.ts";
import { gdscript, nim, python } from "./dialects/python.ts";
import { r } from "./dialects/r.ts";
import { crystal, ruby } from "./dialects/ruby.ts";
import { rust, zig } from "./dialects/rust.ts";
import { sql } from "./dialects/sql.ts";
import { swift } from "./dialects/swift.ts";
import { lex } from "./lexer.ts";
import { separateMarkup } from "./php.ts";
import { parseSql } from "./sql.ts";
import { parseStatements } from "./statements.ts";

/** Every language there is. To add one, describe it in `dialects/` and list it here. */
const dialects: readonly Dialect[] = [
  python, go, rust, java, apex, kotlin, scala, swift, objectivec, dart, csharp, vb, php, ruby, perl, lua, r, elixir, c, groovy,
  sql, javascript, gdscript, solidity, zig, nim, julia, matlab, crystal, erlang, haskell, ocaml, fsharp, css, graphql, jsonnet, nix, bicep, cue, dhall, nushell, pkl, coffee, generic,
];

const byId = new Map(dialects.flatMap((dialect) => dialect.ids.map((id): [string, Dialect] => [id, dialect])));

/** The ids of all programming languages read by their tokens. */
export const codeIds: readonly string[] = [...byId.keys()];

/** Reads a program of any language by its tokens. What it does not understand it passes over. */
export function readCode(text: string, id: string): Program {
  return measuredCode(text, id).program;
}

/** As `readCode`, and tells how much work it was. */
export function measuredCode(text: string, id: string): { program: Program; steps: number } {
  const dialect = byId.get(id) ?? generic;
  const { code, markup } = dialect === php ? separateMarkup(text) : { code: text, markup: undefined };
  const lexed = lex(code, dialect);
  const { comments } = lexed;
  const tokens = dialect.application ? joinLines(lexed.tokens) : lexed.tokens;
  const work: Work = { steps: 0 };
  const cursor = new Cursor(text, tokens, dialect, work);
  const read = dialect === sql ? parseSql(cursor) : parseStatements(cursor);
  const body: readonly Node[] = markup ? [...read, markup] : read;
  const program: Program = { language: byId.has(id) ? id : "generic", body, comments, directives: [], nature: "code" };
  return { program, steps: work.steps + tokens.length };
}

export const codeLanguage: Language = { ids: codeIds, read: readCode };
