import { remembered } from "../remembered.ts";
import { isOneOf, plainName } from "./plain-name.ts";

/** Fields, arguments and functions that say how a host is talked to, where no address is written out. */

/** Whether a name is that of an address's scheme. */
export const namesScheme = isOneOf(
  `scheme schemes protocol proto urlscheme setscheme withscheme setprotocol uscheme upstreamprotocol`,
);

/** Whether a name is that of an address's port. */
export const namesPort = isOneOf(`port portvalue portnumber peerport setport upstreamport remoteport targetport`);

/** Whether a name is that of a switch between HTTPS and plain HTTP. */
export const namesTls = isOneOf(`usessl usehttps usetls enablessl https tls secure issecure withtls ssl`);

/** Whether a name says in one of these ways how a host is talked to. */
export const tellsHow = remembered((name): boolean => namesScheme(name) || namesPort(name) || namesTls(name));

/** Whether a text is the scheme of plain HTTP or of plain WebSockets, with what may follow it. */
export const saysPlainScheme = remembered((text): boolean => /^(?:http|ws):?(?:\/\/)?$/i.test(text));

/**
 * Whether a class or function speaks plain HTTP with the host that it is handed, whatever the port: Python's
 * `http.client.HTTPConnection(…)`, Dart's `Uri.http(…)`, Ruby's `URI::HTTP.build(…)`.
 */
export function speaksPlainHttp(name: string, owner: string): boolean {
  const plain = plainName(name);
  if (plain === "build") return owner === "HTTP";
  return plain === "httpconnection" || (plain === "http" && /^[uU]ri$/.test(owner));
}
