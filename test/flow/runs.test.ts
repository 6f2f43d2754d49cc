import { describe, expect, it } from "vitest";

import { noAdditions, type Additions } from "../../src/facts/text.ts";
import type { Runs } from "../../src/flow/facts.ts";
import { factsOf } from "./facts-of.ts";

/** Where the code at the word `here` runs. */
function runsAt(path: string, text: string, additions: Partial<Additions> = {}): Runs {
  const facts = factsOf({ [path]: text }, { ...noAdditions, ...additions });
  const start = text.indexOf("here");
  return facts.runs({ file: facts.file, start, end: start + "here".length });
}

describe("where code runs", () => {
  it.each<[string, string, string, Runs]>([
    ["a directive for the client", "src/a.tsx", `"use client";\nhere();`, "client"],
    ["a directive for the server", "src/a.ts", `"use server";\nhere();`, "server"],
    ["nothing that tells", "src/a.ts", `here();`, "unknown"],
    ["a server's function in a client's file", "src/a.tsx", `"use client";\nasync function save() { "use server"; here(); }`, "server"],
    ["beside a server's function in a client's file", "src/a.tsx", `"use client";\nasync function save() { "use server"; }\nhere();`, "client"],
    ["a script of a page", "public/a.html", `<script>here()</script>`, "client"],
    ["a fence of a document", "a.md", "```js\nhere();\n```\n", "unknown"],
  ])("%s", (_, path, text, expected) => {
    expect(runsAt(path, text)).toBe(expected);
  });

  it.each<[string, string, string, Runs]>([
    ["a tool in Objective-C", "ask/main.m", `#import <Foundation/Foundation.h>\nint main(int argc, char *argv[]) { here(); }`, "server"],
    ["an app's main function", "App/main.m", `#import <UIKit/UIKit.h>\nint main(int argc, char *argv[]) { here(); }`, "client"],
    ["an app's main function that imports its own header", "App/main.m", `#import "AppDelegate.h"\nint main(int c, char *v[]) { here(); return NSApplicationMain(c, v); }`, "client"],
    ["a class in Objective-C", "App/Client.m", `#import <Foundation/Foundation.h>\n@implementation Client\n- (void)ask { here(); }\n@end`, "client"],
    ["a tool's main file", "Sources/ask/main.swift", `import Foundation\nlet key = here()`, "server"],
    ["an app's main file", "App/main.swift", `import UIKit\nlet key = here()`, "client"],
    ["a tool's main type", "Sources/ask/Ask.swift", `import Foundation\n@main\nstruct Ask {\n  static func main() async throws { here() }\n}`, "server"],
    ["an app's main type", "App/NotesApp.swift", `import SwiftUI\n@main\nstruct NotesApp: App {\n  let key = here()\n}`, "client"],
    ["a script", "ask.swift", `#!/usr/bin/env swift\nimport Foundation\nlet key = here()`, "server"],
    ["statements in no declaration", "ask.swift", `import Foundation\nguard CommandLine.arguments.count > 1 else {\n  exit(1)\n}\nlet key = here()`, "server"],
    ["declarations alone", "App/Api.swift", `import Foundation\nstruct Api {\n  func ask() {\n    print(here())\n  }\n}`, "client"],
  ])("on Apple's devices: %s", (_, path, text, expected) => {
    expect(runsAt(path, text)).toBe(expected);
  });

  it.each<[string, Partial<Additions>, Runs]>([
    ["a client's by configuration", { clientFiles: ["web/**"] }, "client"],
    ["a server's by configuration", { serverFiles: ["web/**"] }, "server"],
    ["a server's where it is named as both", { clientFiles: ["web/**"], serverFiles: ["web/**"] }, "server"],
    ["not by a configuration of other files", { clientFiles: ["app/**"] }, "unknown"],
  ])("%s", (_, additions, expected) => {
    expect(runsAt("web/a.ts", "here();", additions)).toBe(expected);
  });

  it.each<[string, string, string, boolean]>([
    ["a client's file", "src/a.tsx", `"use client";`, true],
    ["a server's file", "src/a.ts", `"use server";`, false],
    ["a file of nobody", "src/a.ts", `here();`, false],
    ["a page with a script", "public/a.html", `<script>here()</script>`, true],
  ])("%s is delivered or not", (_, path, text, expected) => {
    expect(factsOf({ [path]: text }).runsOnClient).toBe(expected);
  });
});
