import { remembered } from "../remembered.ts";
import { names, plainName } from "./plain-name.ts";

/**
 * Functions that write to a log, to output or to an error message, in all languages. Names are the last part of
 * what is called; some count only on a receiver that says it logs.
 */

/** Log or print wherever they are called, with or without receiver. */
const always = names(`
  putline printendline printstring prerrendline putstrln putstr hputstrln hputstr putlnstr traceshow tracem traceshowid printfn eprintfn failwith failwithf
  logtoconsole logmany logdictionary logvariables logtofile
  print println printf infospan debugspan errorspan tracespan warnspan p pprint carp cluck alert printfln puts pp inspect eprintln eprint eprintf dbg echo nslog oslog debugprint prettyprint dump vardump vardumpsql printr vdump dd ddd say warn syslog
  errorlog logger loginfo logdebug logwarn logwarning logerror logtrace logcritical loginformation logfatal writehost writeoutput writeverbose writedebug
  writewarning writeerror writeinformation outhost message console fputs fprintf fprint fprintln fputc stdoutwrite stderrwrite notice ioputs
  ioinspect iowrite triggererror exception verbose printstacktrace sysstderrwrite perror syslogf printerr pushwarning pusherror
  debuglog printrich prints printt logline logmessage traceinformation tracewarning traceerror captureexception capturemessage addbreadcrumb setextra setcontext settag`);

/** Log where what they are called on says so: `log.info`, `console.log`, `logger.debug`, `Log.d`, `slog.Info`. */
const onLoggers = names(`
  log debug info warn warning error trace fatal critical verbose notice write writeline writeln print println printf d e i v w wtf dir table group assert
  panic debugf infof warnf warningf errorf tracef fatalf printfln debugw infow warnw errorw fatalw debugln infoln warnln errorln fatalln panicf panicln log1p exception
  information msg msgf send str any interface with withfield withfields debugs infos logf severe config fine finer finest success alert emergency emerg
  addkeyvalue addargument tagged pushproperty markup markupline markupinterpolated markuplineinterpolated bind child contextualize setbindings putslog addtag record atinfo event span put output append logattrs debugcontext infocontext warncontext errorcontext fault`);

/** What is called these is a log, or output. */
const loggerNames = names(`
  console log logs logger logging logr slog zap zerolog logrus log4j winston pino bunyan loguru structlog nslog oslog timber napier lager tracing
  spdlog glog clog klog monolog railslogger sentry rollbar bugsnag datadog newrelic stdout stderr out err cout cerr debug trace fmt system syslog
  kernel rails io ux ui signale consola chalklog core reporter audit breadcrumb l lg sugar sugaredlogger span writer w ostream println output serilog
  nlog telemetry appinsights debugconsole printer spinner sys developer ngx kong context ctx t tb progress tqdm ora term terminal screen rich click
  typer st streamlit pprint pprinter util inspector eventlog mdc threadcontext logcontext`);

/** What a log is made, set up, asked or closed with; whatever else is called on it writes. */
const setsUpLog =
  /^(?:get|set|is|has|create|make|add|remove|new|on|off|use|config|init|basicconfig|level|enable|disable|flush|close|clear|stop|start|stream|handler|format|mask|redact|child|scope|time|count|clone|default|once|import|tag|name|logger|level|by|trim|length|push|pop|filter|map|foreach|then|save|load|parse|open|read|rotate)/;

/** Log or print where they are called on nothing: `debug("…")`, `writeln("…")`. */
const alone = names(`warning log writeln debug info trace logd`);

/** What commands of Laravel and Symfony print with: `$this->line($text)`. */
const onCommands = names(`line comment question info warn error alert writeln`);

/** Logarithms, and Go's `fmt.Errorf`, which makes an error. */
const notOutput = names(`fmterrorf logsumexp mathlog nplog numpylog`);

/**
 * Whether a call writes what it is given to a log, to output or to an error message.
 *
 * @param path the names of the callee, outermost first
 */
export function writesToLog(path: readonly string[]): boolean {
  const name = path.at(-1) ?? "";
  // .NET's `Console.Error.WriteLineAsync`
  const last = plainName(name).replace(/^(write(?:line)?)async$/, "$1");
  const receivers = path.slice(0, -1).map(plainName);
  const receiver = receivers.at(-1) ?? "";
  if (notOutput.has(`${receiver}${last}`)) return false;
  // R's `cat(key)`; what has a function of this name puts texts together.
  if (last === "cat") return receivers.length === 0;
  if (always.has(last) || isLogMacro(name)) return true;
  if (receivers.length === 0 && alone.has(last)) return true;
  if (receivers.length === 1 && receiver === "this" && onCommands.has(last)) return true;
  if (onLoggers.has(last)) return receivers.some(saysLogger);
  // Of a log of the project's own nobody knows the functions.
  return isOwnLog(receiver) && !setsUpLog.test(last);
}

function saysLogger(name: string): boolean {
  return loggerNames.has(name) || /(?:log|logger|logging|console)$/.test(name);
}

function isOwnLog(name: string): boolean {
  return /(?:^|app|my|the)(?:log|logger|console)$/.test(name);
}

/** Whether a call by these names gives a log: `structlog.get_logger()`, `log.bind(…)`, `pino()`, `zap.NewProduction()`. */
export function isLogger(path: readonly string[]): boolean {
  return (
    path.map(plainName).some((name) => loggerNames.has(name) && name.length > 2) ||
    /^(?:get|new|create|make)?_?logger$/i.test(path.at(-1) ?? "")
  );
}

/** Whether a declared type is that of a log: `*zap.Logger`, `ILogger<Worker>`, `slog.Logger`. */
export function isTypeOfLogger(type: string): boolean {
  return /(?:^|[^\w])\w{0,40}Logger\b/.test(type);
}

/** Makes an error whose message people and logs will see: `new Error(…)`, `RuntimeException(…)`, `errors.New`. */
export function makesError(path: readonly string[]): boolean {
  const last = path.at(-1) ?? "";
  if (
    /(?:Error|Exception|Failure|Fault|Panic|(?:runtime|logic|domain|range|length|overflow|system|underflow)_error|invalid_argument|out_of_range)$/.test(
      last,
    )
  )
    return true;
  return errorMakers.has(plainName(path.slice(-2).join(""))) || endings.has(last);
}

/** By their own name and that of what they are called on. */
const errorMakers = names(`
  errorsnew fmterrorf errorsnewf anyhow bail panic fatalerror preconditionfailure error croak confess die fail raise abort stop httpexception errorserrorf errorswrap
  errorswrapf statuserrorf sysexit systemexit exit`);

/** Whatever they are called on. */
const endings: ReadonlySet<string> = new Set(["panic", "bail", "anyhow", "fatalError", "croak", "confess", "die", "abort", "eyre", "miette", "format_err", "unreachable", "unimplemented", "todo"]);

/** Functions that hand their arguments on to the log call they stand in: `zap.String("key", key)`, `kv("key", key)`. */
export function isLogField(name: string): boolean {
  return /^(?:string|any|str|stringer|kv|keyvalue|field|value|attr|group|object|entry|pair|of|to|dict|bytes|stringp|reflect|keyval|arg|mapof|listof|tuple|inspect|format|error|seq|fields|json|jsonencode|stringify|dumps)$/.test(
    plainName(name),
  );
}

/** A field of a log package, whose first argument is a name for the log and none that something is read by: `slog.String("key", key)`. */
export function makesLogField(path: readonly string[]): boolean {
  return isLogField(path.at(-1) ?? "") && /^(?:slog|zap|zerolog|logger|attribute)$/.test(plainName(path.at(-2) ?? ""));
}

/** Streams of C++ that are a log or output. */
export function isLogStream(path: readonly string[]): boolean {
  const last = path.at(-1) ?? "";
  return (
    /^(?:w?cout|w?cerr|w?clog|[A-Z]{0,3}LOG|ostream|BOOST_LOG_\w+|log|logger|logStream|err|out)$/.test(last) || isLogMacro(last)
  );
}

/** Macros of C and C++, by the words of their names: `SPDLOG_INFO`, `PLOG_DEBUG`, `LOG4CXX_WARN`, `qCDebug`. */
function isLogMacro(name: string): boolean {
  return (
    /^(?:\w{0,12}LOG\w{0,6}|RCLCPP|ROS)_(?:TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERR(?:OR)?|CRITICAL|FATAL|VERBOSE)\w{0,12}$/.test(name) ||
    /^(?:qC?|LOG)(?:Debug|Info|Warning|Critical|Fatal|Error|Warn)$/.test(name)
  );
}

/** Whether a function of this name writes to the path it is given first: `fs.appendFileSync`, `file_put_contents`. */
export const writesToPath = remembered((name): boolean => /^(?:append|write|file_?put)\w*$/i.test(name));

/** Whether a function of this name writes to a stream that it is given: PHP's `fwrite(STDERR, "…")`, Pascal's `WriteLn(StdErr, …)`. */
export const writesToStream = remembered((name): boolean => /^f?write(?:ln|_all|_fmt)?$/i.test(name));

/** `STDERR`, `sys.stdout`: streams that people and logs read. */
export function isStandardStream(path: readonly string[]): boolean {
  return /^std(?:err|out)$/i.test(path.at(-1) ?? "");
}

/** Whether an argument of this name says how Python's `print` prints and where to, not what. */
export function isOptionOfPrint(name: string | undefined): boolean {
  return name === "file" || name === "sep" || name === "end";
}

const writingCommands = names(`
  echo printf print logger write-host write-output write-verbose write-debug write-warning write-error write-information out-host msg wall tee out-file
  add-content set-content cat warning info say notify-send systemd-cat`);

/** Commands that write their words to standard output or to a log. */
export function commandWritesToLog(command: string): boolean {
  return writingCommands.has(command.toLowerCase());
}

const logWords = /^(?:log|logs|logger|logging|eventlog)$/;
const outputWords =
  /^(?:verbose|debug|warning|warn|error|err|info|information|notice|progress|host|output|stderr|console|message|msg|status|line|fatal)$/;
/** What is said alone: `die "…"`, `warn "…"`. */
const messageCommands =
  /^(?:die|fatal|warn|err|error|debug|notice|fail|abort|log|message|panic|success|ok|step|note|trace|verbose|bail|croak)$/;
/** What is done with a log that writes nothing into it. */
const besidesWriting =
  /^(?:get|read|clear|new|remove|test|set|rotate|open|close|start|stop|init|setup|tail|fetch|limit|register|import|enable|disable|install|configure|mask|redact|rm|clean|git|is|has|check|parse|filter|format)$/;

/** Whether the words of a command's name say that it writes to a log: `log_info`, `log::debug`, `Write-Log`, `Write-Progress`, `die`. */
export function isNamedAsLog(command: string): boolean {
  if (messageCommands.test(command)) return true;
  const [first = "", ...rest] = command
    .slice(0, 60)
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== "");
  if (rest.length === 0 || besidesWriting.test(first) || command.includes("/")) return false;
  if (logWords.test(first)) return /^(?:log|logger|logging)$/.test(first) && !besidesWriting.test(rest[0] ?? "");
  const says = /^(?:write|out|print|echo|show|emit|trace|p)$/.test(first);
  return rest.some((word) => logWords.test(word) || (says && outputWords.test(word)));
}
