/** How the texts of one language, or of a family of them, are called. Everything in lower case. */
interface Family {
  readonly id: string;
  /** Behind the last dots: `py`, `d.ts`. */
  readonly extensions?: string;
  /** Whole file names. */
  readonly names?: string;
  /** What else people write behind the fence of a code block; the id and the extensions count anyway. */
  readonly words?: string;
}

const families: readonly Family[] = [
  { id: "javascript", extensions: "js mjs cjs es6 es jsm gs bones user.js", words: "node nodejs js-repl ecmascript" },
  { id: "jsx", extensions: "jsx", words: "react" },
  { id: "typescript", extensions: "ts mts cts", words: "deno angular-ts" },
  { id: "tsx", extensions: "tsx" },
  {
    id: "python",
    extensions: "py pyw pyi pyx pxd py3 bzl smk tac wsgi",
    names: "build workspace sconstruct sconscript wscript tiltfile snakefile .pythonrc .pythonstartup .python_history",
    words: "python3 python2 ipython ipython3 pycon python-repl starlark sage",
  },
  { id: "go", extensions: "go", words: "golang" },
  { id: "rust", extensions: "rs" },
  { id: "java", extensions: "java jsh jav", words: "jshell" },
  { id: "apex", extensions: "cls apex trigger", words: "salesforce" },
  { id: "kotlin", extensions: "kt kts ktm" },
  { id: "scala", extensions: "scala sc sbt" },
  { id: "swift", extensions: "swift" },
  { id: "objectivec", extensions: "m mm", words: "objc objective-c obj-c objectivec++ objective-c++" },
  { id: "dart", extensions: "dart", words: "flutter" },
  { id: "csharp", extensions: "cs csx cake", words: "c# dotnet" },
  { id: "vb", extensions: "vb vbs bas frm vba", words: "vbnet vb.net visual-basic vbscript" },
  { id: "php", extensions: "php php3 php4 php5 php7 phps phtml inc module" },
  {
    id: "ruby",
    extensions: "rb rake gemspec ru podspec jbuilder thor builder",
    names:
      "gemfile rakefile vagrantfile podfile fastfile appfile matchfile brewfile guardfile berksfile capfile dangerfile " +
      "puppetfile thorfile .irbrc .pryrc .irb_history",
    words: "irb rails",
  },
  { id: "perl", extensions: "pl pm t cgi psgi al", names: "makefile.pl build.pl cpanfile" },
  { id: "lua", extensions: "lua luau rockspec nse", words: "roblox" },
  { id: "r", extensions: "r", names: ".rprofile .rhistory", words: "rlang rscript" },
  { id: "elixir", extensions: "ex exs heex leex", names: "mix.lock", words: "iex" },
  { id: "c", extensions: "c h", words: "c99 c11" },
  { id: "cpp", extensions: "cc cpp cxx c++ hh hpp hxx h++ ino ipp tpp cu cuh", words: "arduino cuda" },
  { id: "groovy", extensions: "groovy gvy gy gradle jenkinsfile", names: "jenkinsfile", words: "jenkins" },
  { id: "sql", extensions: "sql ddl dml psql pgsql mysql plsql tsql hql cql", words: "postgres postgresql sqlite mariadb" },
  { id: "gdscript", extensions: "gd", words: "godot" },
  {
    id: "generic",
    extensions:
      "pas pp d v hx f90 cob abap as ls re res proto thrift cmake awk sass " +
      "styl shader glsl wgsl hlsl vim conf config puppet wren ahk",
    names: "cmakelists.txt .vimrc pubspec.lock",
    words: "pseudocode code",
  },
  { id: "coffee", extensions: "coffee litcoffee iced", words: "coffeescript" },
  { id: "haskell", extensions: "hs lhs" },
  { id: "elm", extensions: "elm" },
  { id: "purescript", extensions: "purs" },
  { id: "erlang", extensions: "erl hrl", names: "rebar.config sys.config app.config.src" },
  { id: "ocaml", extensions: "ml mli" },
  { id: "fsharp", extensions: "fs fsx fsi", words: "f#" },
  { id: "julia", extensions: "jl" },
  { id: "matlab", extensions: "mlx octave", words: "octave" },
  { id: "nim", extensions: "nim nims nimble" },
  { id: "zig", extensions: "zig zon" },
  { id: "crystal", extensions: "cr" },
  { id: "solidity", extensions: "sol" },
  { id: "graphql", extensions: "graphql gql" },
  { id: "css", extensions: "css" },
  { id: "scss", extensions: "scss" },
  { id: "less", extensions: "less" },
  { id: "nushell", extensions: "nu" },
  { id: "jsonnet", extensions: "jsonnet libsonnet" },
  { id: "nix", extensions: "nix" },
  { id: "bicep", extensions: "bicep bicepparam" },
  { id: "cue", extensions: "cue" },
  { id: "dhall", extensions: "dhall" },
  { id: "pkl", extensions: "pkl pcf" },
  { id: "clojure", extensions: "clj cljs cljc cljd bb boot" },
  { id: "edn", extensions: "edn" },
  { id: "fennel", extensions: "fnl hy" },
  { id: "lisp", extensions: "lisp lsp cl asd", words: "common-lisp commonlisp" },
  { id: "scheme", extensions: "scm ss sld rkt rktd", words: "racket" },
  { id: "emacs-lisp", extensions: "el", names: ".emacs .spacemacs", words: "elisp" },

  {
    id: "shell",
    extensions: "sh bash zsh ksh dash fish command bats ebuild envrc bash_history tool",
    names:
      ".envrc .bashrc .bash_profile .bash_login .bash_logout .bash_aliases .bash_history .profile .zshrc .zshenv .zprofile .zlogin " +
      ".zsh_history .zsh_aliases .sh_history .kshrc .cshrc .tcshrc .login .xprofile .xinitrc .xsessionrc .aliases .exports .history " +
      "fish_history pkgbuild apkbuild configure gradlew mvnw profile bashrc zshrc entrypoint",
    words: "console shell-session sh-session terminal bash-session cli command commandline curl posix term zsh-session",
  },
  {
    id: "powershell",
    extensions: "ps1 psm1 psd1 pssc",
    names: "consolehost_history.txt",
    words: "ps pwsh posh powershell-session ps1con",
  },
  { id: "tcl", extensions: "tcl tm itcl exp irule irul", words: "tclsh expect irules" },
  { id: "batch", extensions: "bat cmd btm", words: "dos dosbatch batchfile winbatch" },
  { id: "makefile", extensions: "mk mak make", names: "makefile gnumakefile bsdmakefile kbuild" },
  { id: "just", extensions: "just", names: "justfile .justfile" },
  { id: "crontab", extensions: "cron crontab", names: "crontab" },
  { id: "procfile", names: "procfile", extensions: "procfile" },
  { id: "dockerfile", extensions: "dockerfile containerfile", names: "earthfile", words: "docker" },
  { id: "curlrc", extensions: "curlrc", names: ".curlrc _curlrc curlrc" },
  { id: "http", extensions: "http rest", words: "https http-request" },
  { id: "hurl", extensions: "hurl" },
  { id: "netrc", names: ".netrc _netrc .authinfo netrc", extensions: "netrc" },

  { id: "dotenv", extensions: "env", names: ".flaskenv .dev.vars environment env", words: "environ dot-env" },
  {
    id: "json",
    extensions: "json tfstate tfstate.backup geojson topojson jsonld webmanifest arb avsc gltf mcmeta webapp har.json ipynb_meta",
    names:
      "pipfile.lock composer.lock flake.lock deno.lock .dockercfg .watchmanconfig .bowerrc .tern-project .all-contributorsrc .arcconfig",
    words: "json-ld geo-json",
  },
  {
    id: "jsonc",
    extensions: "jsonc code-workspace code-snippets sublime-settings sublime-project sublime-keymap cjson hjson",
    names:
      ".babelrc .eslintrc .eslintrc.json .jshintrc .jscsrc .swcrc .prettierrc .stylelintrc .lintstagedrc .nycrc .hintrc .htmlhintrc .markdownlintrc " +
      ".parcelrc .releaserc .postcssrc .renovaterc .mocharc .auto-changelog tsconfig.json jsconfig.json tslint.json devcontainer.json " +
      ".devcontainer.json api-extractor.json bun.lock",
    words: "jsonwithcomments",
  },
  { id: "json5", extensions: "json5" },
  { id: "jsonl", extensions: "jsonl ndjson jsonlines ldjson", words: "json-lines" },
  {
    id: "yaml",
    extensions: "yaml yml eyaml sls cff mir reek rviz sublime-syntax syntax yaml-tmlanguage kubeconfig unity asset prefab meta",
    names: "kubeconfig .clang-format .clang-tidy .gemrc .condarc condarc .yamllint glide.lock pixi.lock",
    words: "kubernetes k8s compose docker-compose ansible helm openapi",
  },
  { id: "toml", extensions: "toml", names: "pipfile cargo.lock poetry.lock uv.lock gopkg.lock pdm.lock" },
  {
    id: "ini",
    extensions:
      "ini cfg cnf service timer socket mount target container pod volume network desktop editorconfig inf reg prefs pref ora lektorproject dof " +
      "gitconfig npmrc pypirc godot tres tscn",
    names:
      ".npmrc .pypirc .editorconfig .gitconfig .gitmodules .pylintrc .coveragerc .flake8 .s3cfg .boto .my.cnf .pgservice.conf pip.conf pydistutils.cfg " +
      ".pydistutils.cfg .hgrc hgrc .condor .buckconfig .wakatime.cfg .databrickscfg rclone.conf mypy.ini supervisord.conf",
    words: "conf cfg config systemd git-config dosini editor-config",
  },
  { id: "properties", extensions: "properties props.txt strings jvmopts vmoptions", names: ".wgetrc wgetrc .gradlerc .mavenrc", words: "java-properties" },
  { id: "xcconfig", extensions: "xcconfig" },
  {
    id: "xml",
    extensions:
      "xml xsd xsl xslt svg rss atom wsdl csproj vbproj fsproj vcxproj sqlproj props targets proj nuspec xaml axaml resx pom storyboard xib fxml iml axml " +
      "jnlp kml gpx rdf dita wxs wxi ui qrc jelly xul manifest tmx xliff xlf mxml runsettings pubxml user dtsx rdl settings ruleset",
    names: "web.config app.config packages.config nuget.config .classpath .project",
    words: "msbuild maven",
  },
  { id: "jmeter", extensions: "jmx" },
  { id: "plist", extensions: "plist entitlements stringsdict mobileconfig xcprivacy", words: "info.plist" },
  { id: "hcl", extensions: "tf tfvars hcl nomad tofu", names: ".terraformrc terraform.rc .tofurc", words: "terraform opentofu" },
  { id: "hocon", extensions: "hocon" },
  { id: "csv", extensions: "csv psv" },
  { id: "tsv", extensions: "tsv tab" },
  { id: "nginx", extensions: "nginx nginxconf", names: "nginx.conf", words: "nginx-conf" },
  { id: "caddy", extensions: "caddy caddyfile", names: "caddyfile" },
  { id: "apache", extensions: "vhost htaccess", names: ".htaccess httpd.conf apache2.conf", words: "apacheconf httpd apache2" },
  { id: "haproxy", extensions: "haproxy", names: "haproxy.cfg haproxy.conf" },

  { id: "markdown", extensions: "md mdx markdown mdown mkd mkdn mkdown mdc rmd qmd mdwn livemd ronn", words: "gfm commonmark" },
  { id: "rst", extensions: "rst rest.txt", words: "restructuredtext" },
  { id: "asciidoc", extensions: "adoc asciidoc asc ad" },
  { id: "pug", extensions: "pug jade" },
  { id: "haml", extensions: "haml" },
  { id: "slim", extensions: "slim" },
  { id: "mail", extensions: "eml mbox mbx", words: "email" },
  { id: "org", extensions: "org", words: "org-mode orgmode" },
  { id: "latex", extensions: "tex latex ltx", words: "tex" },
  { id: "wiki", extensions: "wiki mediawiki", words: "mediawiki confluence" },
  {
    id: "html",
    extensions:
      "html htm xhtml shtml jsp jspx jspf tag gsp asp aspx ascx master ashx cshtml vbhtml razor erb rhtml ejs eta hbs handlebars mustache njk nunjucks twig " +
      "liquid jinja jinja2 j2 ftl vm gohtml tmpl tpl eex html.heex blade.php astro.html component.html hta riot marko wxml",
    words: "angular-html html5 django smarty",
  },
  { id: "vue", extensions: "vue nvue", words: "vue-html" },
  { id: "svelte", extensions: "svelte" },
  { id: "astro", extensions: "astro" },
  { id: "notebook", extensions: "ipynb", words: "jupyter" },
  { id: "sourcemap", extensions: "map" },
  { id: "har", extensions: "har" },
  { id: "robot", extensions: "robot resource" },
  { id: "postman", extensions: "postman_collection.json postman_collection postman_environment.json postman_globals.json insomnia.json insomnia.yaml" },
  { id: "bruno", extensions: "bru" },
  { id: "log", extensions: "log out err stdout stderr", words: "output stdout stderr logs" },
  { id: "diff", extensions: "diff patch rej", words: "udiff" },
  {
    id: "text",
    extensions:
      "txt text textile bib pod man srt vtt license lst me nfo ics rtf pem key crt db sqlite sqlite3 " +
      "wasm exe dll so dylib a o lib bin dat pyc class jar war apk aab ipa pdf docx xlsx pptx gz tgz zip tar 7z bz2 xz png jpg jpeg gif ico webp",
    names:
      "requirements.txt constraints.txt robots.txt humans.txt license licence copying notice authors contributors changelog changes readme todo codeowners " +
      "yarn.lock .yarnrc gemfile.lock podfile.lock go.sum go.mod .gitignore .dockerignore .npmignore .eslintignore .prettierignore .gitattributes " +
      ".tool-versions .nvmrc .node-version .python-version .ruby-version manifest.in commit_editmsg",
    words: "plain plaintext txt text none no-highlight nohighlight ascii mermaid raw",
  },
];

/** Files whose name alone does not tell, or that are told by the folder they stand in. Paths are in lower case. */
const places: readonly (readonly [id: string, path: RegExp])[] = [
  ["json", /(?:^|\/)\.wayscloud\/credentials$/],
  ["ini", /(?:^|\/)\.(?:aws|oci|databricks)\/(?:credentials|config)$/],
  ["yaml", /(?:^|\/)\.kube\/config$/],
  ["jsonc", /(?:^|\/)(?:\.vscode\/[^/]+|[tj]sconfig(?:[.-][^/]+)?)\.json$/],
  ["postman", /(?:^|\/)(?:insomnia[^/]*\.(?:json|ya?ml)|(?:thunder-?collection|tc_)[^/]*\.json|[^/]*[._ -]postman[^/]*\.json)$/],
  ["haproxy", /(?:^|\/)haproxy[^/]*\.cfg$/],
  ["nginx", /(?:^|\/)(?:nginx[^/]*\.conf|sites-(?:available|enabled)\/[^/]+)$/],
  ["nginx", /(?:^|\/)nginx\/[^.]*\.conf$/],
  ["apache", /(?:^|\/)(?:apache2?|httpd)\/[^.]*\.conf$/],
  ["caddy", /(?:^|\/)caddyfile[._-][^/]*$/],
  ["crontab", /(?:^|\/)cron\.d\/[^/.]+$/],
  ["shell", /(?:^|\/)(?:\.husky|git-hooks|\.githooks|cron\.(?:daily|hourly|weekly)|profile\.d|init\.d)\/[^/.]+$/],
  ["dockerfile", /(?:^|\/)(?:docker|container)file(?:[._-][^/]*)?$/],
  ["makefile", /(?:^|\/)makefile(?:[._-][^/]*)?$/],
  ["groovy", /(?:^|\/)jenkinsfile(?:[._-][^/]*)?$/],
  ["log", /\.log[._-][\d._-]*$/],
  ["text", /(?:^|\/)(?:requirements|constraints)[^/]*\.(?:txt|in)$/],
];

/** `.env`, `.env.production.local`, `env.local`; not `.env.d.ts` or `env.js`. */
const environmentFile = /(?:^|\/)(?:\.env(?![a-z])|env\.)[^/]*$/;

/** What stands behind the real name of a file that is a pattern or a copy for another one. */
const copySuffix = /(?:(?<=\.[a-z\d]{1,8})\.txt|[._-](?:example|sample|template|dist|default|bak|backup|orig|original|old|save|swp|copy|local|j2|jinja2?|tmpl|gotmpl|tpl|erb|ejs|eex|njk|in)|~)$/;

const byExtension = index((family) => family.extensions);
const byName = index((family) => family.names);
const byWord = index((family) => family.words);
for (const { id } of families) byWord.set(id, id);

function index(words: (family: Family) => string | undefined): Map<string, string> {
  return new Map(families.flatMap((family) => (words(family)?.split(" ") ?? []).map((word) => [word, family.id] as const)));
}

/** Every ending of a file name that tells a language, without the dot. */
export function knownEndings(): string[] {
  return [...byExtension.keys()];
}

/** Every whole file name that tells a language, in lower case. */
export function knownNames(): string[] {
  return [...byName.keys()];
}

/** The language of a file by its path alone, if that tells. */
export function languageOfPath(path: string): string | undefined {
  let rest = path.toLowerCase().replaceAll("\\", "/").slice(-500);
  // `config.yml.erb` is YAML, `page.erb` is HTML: what stands before the ending has the first word.
  for (let round = 0; round < 4; round++) {
    const shorter = rest.replace(copySuffix, "");
    if (shorter === rest || shorter.endsWith("/") || languageOfExactPath(shorter) === undefined) break;
    rest = shorter;
  }
  return languageOfExactPath(rest);
}

function languageOfExactPath(path: string): string | undefined {
  for (const [id, pattern] of places) if (pattern.test(path)) return id;
  const name = path.slice(path.lastIndexOf("/") + 1);
  const named = byName.get(name);
  if (named !== undefined) return named;
  const extension = languageOfExtension(name);
  if (environmentFile.test(path) && (extension === undefined || extension === "text")) return "dotenv";
  return extension;
}

function languageOfExtension(name: string): string | undefined {
  for (let dot = name.indexOf("."); dot >= 0; dot = name.indexOf(".", dot + 1)) {
    const language = byExtension.get(name.slice(dot + 1));
    if (language !== undefined) return language;
  }
  return undefined;
}

/** The language that a fence's word, an attribute (`lang="ts"`) or a made-up file name means, if it is known. */
export function languageOfWord(word: string): string | undefined {
  const plain = word.trim().toLowerCase().replace(/^(?:\{?\.|lang(?:uage)?-|text\/x-|text\/|application\/x-|application\/)/, "");
  const bare = plain.replace(/[\s,;:{}()[\]"'].*$/s, "");
  return byWord.get(bare) ?? byExtension.get(bare) ?? languageOfPath(plain);
}
