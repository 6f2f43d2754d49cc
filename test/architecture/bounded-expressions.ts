/** Expressions that may take more than linear time, and why they never get a long text. */
export interface Bounded {
  readonly file: string;
  /** How the expression begins; absent for all of the file's. */
  readonly begins?: string;
  /** No text is longer than this. The check measures the worst one of this length. */
  readonly longest: number;
  readonly because: string;
}

const path = { longest: 4096, because: "a path of a file, which no system lets grow longer" };

export const bounded: readonly Bounded[] = [
  { file: "src/libraries/delivery/apps.ts", begins: "(?:^|\\/)", ...path },
  { file: "src/libraries/delivery/delivered-by-kind.ts", begins: "(?:^|\\/)", ...path },
  { file: "src/libraries/delivery/delivered-by-use.ts", begins: "(?:^|\\/)", ...path },
  { file: "src/libraries/delivery/never-delivered.ts", begins: "(?:^|\\/)", ...path },
  { file: "src/libraries/frameworks.ts", begins: "(?:^|\\/)", ...path },
  { file: "src/languages/language-names.ts", begins: "(?:^|\\/)", ...path },
  { file: "src/languages/registry.ts", begins: "[^/]*$", ...path },
  { file: "src/cinclus/stand-ins.ts", begins: "^(?:\\d[\\d.:,_-]*|v?\\d+", longest: 512, because: "isCredentialLike has looked at the length before" },
  { file: "src/cinclus/stand-ins.ts", begins: "\\d|[A-Z].*[a-z]", longest: 512, because: "isCredentialLike has looked at the length before" },
  { file: "src/policy/allow-comments.ts", longest: 600, because: "cut to windows of 200 and 600 characters where it is used" },
  { file: "src/eslint/rewrites/scheme.ts", begins: "(?:[=!]==?", longest: 60, because: "cut to 60 characters where it is used" },
  { file: "src/cli/doctor-job.ts", longest: 200, because: "what git prints as its version" },
  { file: "src/eslint/rewrites/nodes.ts", begins: "[ \\t]*$", longest: 200, because: "cut to 200 characters where it is used" },
  { file: "src/flow/switches/collect.ts", longest: 60, because: "cut to 60 characters where it is used" },
  { file: "src/flow/shaped.ts", begins: "[a-z][a-z0-9+.-]*:\\/\\/", longest: 2048, because: "inUrl looks back no further" },
  { file: "src/languages/data/csv.ts", begins: "\\w{30}", longest: 64, because: "the expression before it lets only 64 characters pass" },
  { file: "src/languages/documents/notebook-cell.ts", longest: 400, because: "cut to 400 characters where it is used" },
  { file: "src/search/words.ts", longest: 500, because: "a pattern of the configuration, whose schema allows 500 characters" },
];
