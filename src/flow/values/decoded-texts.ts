import {
  decodesBase64,
  decodesThroughObject,
  isBase64Decoder,
  makesTextOfBytes,
  makesTextOfCodes,
} from "../../libraries/functions.ts";
import type { Argument, StringNode } from "../../tree/node.ts";
import { constantArgument, memberPath } from "../names.ts";
import { Value } from "../value.ts";
import type { TextCall } from "./text-call.ts";
import { decodedText } from "./texts.ts";

/** Numbers that are fewer than these make no key and no address. */
const fewestCodes = 16;

/**
 * Base64 that is decoded by an object or under a label, and texts that are made of its bytes: Java's
 * `new String(Base64.getDecoder().decode("…"))`, Swift's `String(data: Data(base64Encoded: "…"), encoding: .utf8)`.
 */
export function decodedByName(call: TextCall): readonly Value[] | undefined {
  const [first] = call.node.args;
  if (!first) return undefined;
  if (isEncoded(call, first)) return unlessEmpty(decodedText(call.values(first.value)));
  return isBytes(call, first) ? unlessEmpty(call.values(first.value).filter(isDecoded)) : undefined;
}

function isEncoded({ node, name }: TextCall, { name: label }: Argument): boolean {
  if (label !== undefined) return label.toLowerCase() === "base64encoded";
  return decodesThroughObject.has(name) && (memberPath(node.callee)?.slice(0, -1).some(isBase64Decoder) ?? false);
}

function isBytes({ name }: TextCall, { name: label }: Argument): boolean {
  return makesTextOfBytes.has(name) && (label === undefined || /^(?:data|decoding|bytes)$/i.test(label));
}

function isDecoded({ pieces }: Value): boolean {
  return pieces.some((piece) => piece.kind === "constant" && piece.decoded);
}

/** `atob("…")`, Python's `base64.b64decode("…")`, Node's `Buffer.from("…", "base64")` */
export function decodedBase64(call: TextCall): readonly Value[] | undefined {
  const [encoded] = call.given;
  const decodes = decodesBase64.has(call.name) || (call.name === "from" && constantArgument(call.node, 1) === "base64");
  return encoded && decodes ? decodedText(call.values(encoded)) : undefined;
}

/** Ruby's `"…".unpack1("m")` */
export function unpacked(call: TextCall): readonly Value[] | undefined {
  if (!call.receiver || !/^unpack1?$/.test(call.name) || !/^m0?$/.test(constantArgument(call.node, 0) ?? ""))
    return undefined;
  return decodedText(call.values(call.receiver));
}

/** `String.fromCharCode(119, 97, …)`, `bytes([119, 97, …])`: a text given by its characters' numbers. */
export function textOfCodes({ name, node: { start, end }, file, given }: TextCall): readonly Value[] | undefined {
  if (!makesTextOfCodes.has(name)) return undefined;
  const items = given.flatMap((value) => (value.kind === "list" ? value.items : [value]));
  const codes = items.map((item) => (item.kind === "literal" && typeof item.value === "number" ? item.value : -1));
  if (codes.length < fewestCodes || !codes.every((code) => code > 0 && code < 0x1_00_00)) return undefined;
  const text = String.fromCharCode(...codes);
  const literal: StringNode = {
    kind: "string",
    value: text,
    contentStart: start,
    start,
    end,
    offsets: [...codes.map(() => start), end],
  };
  return [new Value([{ kind: "constant", text, literal, from: 0, decoded: true, file, use: undefined }])];
}

/** What decodes to nothing may be no Base64: the call is asked on. */
function unlessEmpty(values: readonly Value[]): readonly Value[] | undefined {
  return values.length > 0 ? values : undefined;
}
