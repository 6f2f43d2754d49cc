import { describe, expect, it } from "vitest";
import { noAdditions } from "../../../src/facts/text.ts";
import { detect } from "../../../src/scan/detect.ts";
import { csharp } from "./csharp.ts";
import { dart } from "./dart.ts";
import { elixir } from "./elixir.ts";
import { go } from "./go.ts";
import { java } from "./java.ts";
import { javascript } from "./javascript.ts";
import { kotlin } from "./kotlin.ts";
import { lua } from "./lua.ts";
import { perl } from "./perl.ts";
import { php } from "./php.ts";
import { powershell } from "./powershell.ts";
import { python } from "./python.ts";
import { r } from "./r.ts";
import { ruby } from "./ruby.ts";
import { rust } from "./rust.ts";
import { scala } from "./scala.ts";
import { shell } from "./shell.ts";
import { swift } from "./swift.ts";
import { dedent, type Ways } from "./way.ts";

const languages: Readonly<Record<string, Ways>> = {
  csharp,
  dart,
  elixir,
  go,
  java,
  javascript,
  kotlin,
  lua,
  perl,
  php,
  powershell,
  python,
  r,
  ruby,
  rust,
  scala,
  shell,
  swift,
};

function rulesOf(path: string, text: string): string[] {
  return detect({ path, where: "file", bytes: Buffer.from(text) }, { additions: noAdditions }).map(({ rule }) => rule).sort();
}

describe.each(Object.entries(languages))("%s: a key is found however it is sent", (_, { path, rules, program, holding, sending }) => {
  it.each(Object.entries(holding))("held as %s", (_, [top, expression]) => {
    const found = Object.entries(sending).map(([name, send]) => {
      const text = program(dedent(top), dedent(send(expression)));
      return [name, rulesOf(path, text)];
    });

    expect(Object.fromEntries(found)).toEqual(
      Object.fromEntries(Object.keys(sending).map((name) => [name, rules])),
    );
  });
});
