import { all, type Convention, type Framework } from "./convention.ts";

const languages = ["swift", "objectivec"];

const swiftServers: readonly Framework[] = [
  { who: "Vapor", imports: /^Vapor$/, source: "https://docs.vapor.codes/" },
  { who: "Hummingbird", imports: /^Hummingbird$/, source: "https://docs.hummingbird.codes/" },
  { who: "SwiftNIO", imports: /^NIO\w*$/, source: "https://github.com/apple/swift-nio" },
  {
    who: "AWS Lambda in Swift",
    imports: /^AWSLambda\w*$/,
    source: "https://github.com/awslabs/swift-aws-lambda-runtime",
  },
  { who: "Kitura", imports: /^Kitura$/, source: "https://github.com/Kitura/Kitura" },
  { who: "Perfect", imports: /^Perfect\w*$/, source: "https://github.com/PerfectlySoft/Perfect" },
  { who: "AsyncHTTPClient", imports: /^AsyncHTTPClient$/, source: "https://github.com/swift-server/async-http-client" },
  {
    who: "Swift on the command line",
    imports: /^ArgumentParser$/,
    source: "https://github.com/apple/swift-argument-parser",
  },
];

/** What only programs with a face bring in. */
const faces: readonly Framework[] = [
  { who: "UIKit", imports: /^UIKit\b/, source: "https://developer.apple.com/documentation/uikit" },
  { who: "AppKit", imports: /^(?:AppKit|Cocoa)\b/, source: "https://developer.apple.com/documentation/appkit" },
  { who: "SwiftUI", imports: /^SwiftUI\b/, source: "https://developer.apple.com/documentation/swiftui" },
  { who: "WatchKit", imports: /^WatchKit\b/, source: "https://developer.apple.com/documentation/watchkit" },
  { who: "WidgetKit", imports: /^WidgetKit\b/, source: "https://developer.apple.com/documentation/widgetkit" },
  { who: "App Intents", imports: /^AppIntents\b/, source: "https://developer.apple.com/documentation/appintents" },
];

/** A script's first line, or a statement that stands in no declaration: `guard CommandLine.argc > 1 else {`, `print(…)`. */
const topLevelStatement =
  /^(?:#!|(?:guard|if|for|while) [^\n"]{1,200}\{\r?$|(?:print|exit|dispatchMain|readLine)\(|RunLoop\.(?:main|current)\.run\(|(?:_ = |try[!?]? |await ){1,3}[a-z]\w{0,60}(?:\.\w{1,60}){0,5}\()/m;

/** Apps for Apple's devices, servers in Swift, and tools for the command line. */
export const apple: readonly Convention[] = [
  ...all(swiftServers, "server", ["swift"]),
  {
    who: "Swift packages",
    runs: "server",
    source: "https://docs.swift.org/package-manager/",
    path: /(?:^|\/)Package\.swift$/,
    languages: ["swift"],
  },
  {
    who: "folders of Vapor",
    runs: "server",
    source: "https://docs.vapor.codes/getting-started/folder-structure/",
    path: /(?:^|\/)Sources\/(?:App|Run|Server)\//,
    languages: ["swift"],
  },
  ...all(faces, "client", ["swift"]),
  {
    who: "apps for Apple devices",
    runs: "client",
    source: [
      "https://developer.apple.com/documentation/uikit/uiapplication",
      "https://developer.apple.com/documentation/appkit/nsapplication",
    ],
    text: /\b(?:UI|NS|WK)(?:Application|Extension)Main\b|^[#@](?:import|include)\s{1,9}<?(?:UIKit|AppKit|Cocoa|WatchKit)\b/m,
    languages,
  },
  {
    who: "tools for the command line in Objective-C",
    runs: "server",
    source: "https://developer.apple.com/documentation/foundation/processinfo/environment",
    text: /^(?:int|void)\s{1,9}main\s{0,9}\(/m,
    languages: ["objectivec"],
  },
  {
    who: "the main file of a tool in Swift",
    runs: "server",
    source: "https://www.swift.org/getting-started/cli-swift/",
    path: /(?:^|\/)main\.swift$/,
    languages: ["swift"],
  },
  {
    who: "programs in Swift that say themselves where they begin",
    runs: "server",
    source: "https://github.com/swiftlang/swift-evolution/blob/main/proposals/0281-main-attribute.md",
    text: /\bstatic func main\(\)/,
    languages: ["swift"],
  },
  {
    // Statements outside of any declaration are there only in a program's main file.
    who: "code at the top level in Swift",
    runs: "server",
    source: "https://docs.swift.org/swift-book/documentation/the-swift-programming-language/declarations/#Top-Level-Code",
    text: topLevelStatement,
    languages: ["swift"],
  },
  {
    who: "apps for Apple devices",
    runs: "client",
    source: ["https://developer.apple.com/documentation/swift", "https://developer.apple.com/documentation/objectivec"],
    languages,
  },
];
