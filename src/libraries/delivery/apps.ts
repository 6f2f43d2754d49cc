import { apple } from "./apple.ts";
import { all, type Convention, type Framework, jvm, scripts } from "./convention.ts";

const dartServers: readonly Framework[] = [
  { who: "shelf", imports: /^package:shelf\w*\//, source: "https://pub.dev/packages/shelf" },
  { who: "Dart Frog", imports: /^package:dart_frog\w*\//, source: "https://pub.dev/packages/dart_frog" },
  { who: "Serverpod", imports: /^package:serverpod\w*\//, source: "https://docs.serverpod.dev/" },
  { who: "Angel", imports: /^package:angel\w*\//, source: "https://pub.dev/packages/angel3_framework" },
  { who: "Alfred", imports: /^package:alfred\w*\//, source: "https://pub.dev/packages/alfred" },
  { who: "Conduit", imports: /^package:conduit\w*\//, source: "https://pub.dev/packages/conduit" },
  { who: "Aqueduct", imports: /^package:aqueduct\w*\//, source: "https://pub.dev/packages/aqueduct" },
];

const jvmServers: readonly Framework[] = [
  { who: "Ktor", imports: /^io\.ktor\.server/, source: "https://ktor.io/docs/welcome.html" },
  { who: "Spring", imports: /^org\.springframework/, source: "https://docs.spring.io/spring-framework/reference/" },
  { who: "Jakarta EE", imports: /^(?:javax?\.(?:servlet|ws)|jakarta)/, source: "https://jakarta.ee/specifications/" },
  { who: "Micronaut", imports: /^io\.micronaut/, source: "https://docs.micronaut.io/latest/guide/" },
  { who: "Quarkus", imports: /^io\.quarkus/, source: "https://quarkus.io/guides/" },
  { who: "Vert.x", imports: /^io\.vertx/, source: "https://vertx.io/docs/" },
  { who: "http4k", imports: /^org\.http4k/, source: "https://www.http4k.org/" },
  { who: "Javalin", imports: /^io\.javalin/, source: "https://javalin.io/documentation" },
  {
    who: "Java's own web server",
    imports: /^com\.sun\.net\.httpserver/,
    source: "https://docs.oracle.com/en/java/javase/21/docs/api/jdk.httpserver/module-summary.html",
  },
  { who: "Spark", imports: /^spark\b/, source: "https://sparkjava.com/documentation" },
];

const android: readonly Framework[] = [
  { who: "Android", imports: /^(?:android|androidx)\b/, source: "https://developer.android.com/reference/packages" },
  { who: "Google Play services", imports: /^com\.google\.android\b/, source: "https://developers.google.com/android" },
  {
    who: "Hilt",
    imports: /^dagger\.hilt\.android\b/,
    source: "https://developer.android.com/training/dependency-injection/hilt-android",
  },
  { who: "Picasso", imports: /^com\.squareup\.picasso\b/, source: "https://square.github.io/picasso/" },
  { who: "Kotlin for Android", imports: /^kotlinx\.android\b/, source: "https://developer.android.com/kotlin" },
];

const dotnetApps: readonly Framework[] = [
  { who: ".NET MAUI", imports: /^Microsoft\.Maui/, source: "https://learn.microsoft.com/dotnet/maui/" },
  {
    who: ".NET MAUI Community Toolkit",
    imports: /^CommunityToolkit\.Maui/,
    source: "https://learn.microsoft.com/dotnet/communitytoolkit/maui/",
  },
  { who: "Xamarin", imports: /^Xamarin/, source: "https://learn.microsoft.com/previous-versions/xamarin/" },
  {
    who: "Blazor WebAssembly",
    imports: /^Microsoft\.AspNetCore\.Components\.WebAssembly/,
    source: "https://learn.microsoft.com/aspnet/core/blazor/hosting-models",
  },
  { who: "Avalonia", imports: /^Avalonia/, source: "https://docs.avaloniaui.net/" },
  { who: "Universal Windows Platform", imports: /^Windows\.UI/, source: "https://learn.microsoft.com/windows/uwp/" },
  { who: "WinUI", imports: /^Microsoft\.UI\.Xaml/, source: "https://learn.microsoft.com/windows/apps/winui/" },
];

/** Phones and desktops. */
export const apps: readonly Convention[] = [
  ...apple,
  ...all(dartServers, "server", ["dart"]),
  {
    who: "Dart on the command line",
    runs: "server",
    source: ["https://dart.dev/tools/pub/package-layout", "https://dart.dev/server"],
    path: /(?:^|\/)(?:bin|tool|server|backend)\//,
    languages: ["dart"],
  },
  {
    who: "Flutter",
    runs: "client",
    source: "https://docs.flutter.dev/",
    imports: /^package:flutter/,
    languages: ["dart"],
  },
  {
    who: "Flutter",
    runs: "client",
    source: "https://dart.dev/tools/pub/package-layout",
    path: /(?:^|\/)lib\//,
    languages: ["dart"],
  },
  { who: "Dart apps", runs: "client", source: "https://dart.dev/overview", languages: ["dart"] },
  ...all(jvmServers, "server", jvm),
  ...all(android, "client", jvm),
  {
    who: "Android",
    runs: "client",
    source: "https://developer.android.com/build",
    path: /(?:^|\/)(?:app|android|androidApp|mobile)\/src\/(?:main|debug|release|androidMain)\/(?:java|kotlin)\//,
    languages: jvm,
  },
  {
    who: "Kotlin Multiplatform",
    runs: "client",
    source: "https://kotlinlang.org/docs/multiplatform.html",
    path: /(?:^|\/)(?:commonMain|iosMain|androidMain|jsMain|wasmJsMain|composeApp)\//,
    languages: jvm,
  },
  {
    who: "Unity's editor",
    runs: "server",
    source: "https://docs.unity3d.com/Manual/SpecialFolders.html",
    path: /(?:^|\/)Editor\//,
    languages: ["csharp"],
  },
  {
    who: "Unity",
    runs: "client",
    source: "https://docs.unity3d.com/ScriptReference/",
    imports: /^UnityEngine\b/,
    languages: ["csharp"],
  },
  ...all(dotnetApps, "client", ["csharp"]),
  {
    who: "Godot",
    runs: "client",
    source: "https://docs.godotengine.org/en/stable/tutorials/export/exporting_projects.html",
    languages: ["gdscript"],
  },
  {
    who: "Godot",
    runs: "client",
    source: "https://docs.godotengine.org/en/stable/tutorials/scripting/c_sharp/index.html",
    imports: /^Godot$/,
    languages: ["csharp"],
  },
  {
    who: "Android resources",
    runs: "client",
    source: [
      "https://developer.android.com/guide/topics/resources/providing-resources",
      "https://developer.android.com/guide/topics/manifest/manifest-intro",
    ],
    path: /(?:^|\/)res\/(?:values[\w-]*|xml|raw)\/|(?:^|\/)AndroidManifest\.xml$|(?:^|\/)src\/main\/assets\//i,
  },
  {
    who: "Apple property lists",
    runs: "client",
    source: "https://developer.apple.com/documentation/bundleresources/information-property-list",
    path: /(?:^|\/)(?:[\w-]*Info|Config|Secrets|Keys|Settings|Environment|[\w-]*Service[\w-]*)\.plist$/i,
  },
  {
    who: "Apple build settings and asset catalogs",
    runs: "client",
    source: [
      "https://developer.apple.com/documentation/xcode/adding-a-build-configuration-file-to-your-project",
      "https://developer.apple.com/documentation/xcode/managing-assets-with-asset-catalogs",
    ],
    path: /\.xcconfig$|\.xcassets\//i,
  },
  {
    who: "Apple localisations",
    runs: "client",
    source: "https://developer.apple.com/documentation/xcode/localization",
    path: /\.lproj\/|\.strings$/i,
  },
  {
    who: "Flutter assets",
    runs: "client",
    source: "https://docs.flutter.dev/ui/assets/assets-and-images",
    path: /(?:^|\/)assets\/(?:[\w./-]+\/)?(?:\.env[\w.]*|[\w-]+\.(?:json|ya?ml|env|txt|properties))$/i,
  },
  {
    who: "web extensions",
    runs: "client",
    source: "https://developer.mozilla.org/en-US/docs/Mozilla/Add-ons/WebExtensions/Anatomy_of_a_WebExtension",
    path: /(?:^|\/)(?:popup|content|content[-_]script|background|options|sidepanel)\.js$/i,
    languages: scripts,
    text: /\b(?:chrome|browser)\./,
  },
];
