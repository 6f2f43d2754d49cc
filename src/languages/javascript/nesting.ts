/**
 * A parser in native code has no guard of its stack: syntax that is nested too deep ends the whole process.
 * So what may be too deep is found beforehand, by a look at the marks alone.
 *
 * Costs are in sixteenths of a bracket. They follow from how deep the parser gets with each kind of nesting
 * before it runs out of 8 MB: 4,000 brackets, 6,000 conditions or arrows, 60,000 links of a chain. The limit
 * leaves it room in the smallest stack there is, 1 MB.
 */
const limit = 320 * 16;
const bracket = 16;
const rightLeaning = 10;
const leftLeaning = 1;

const wordsThatGoOn = /^(?:else|in|of|instanceof|as|satisfies|extends|catch|finally|is|keyof)$/;
const wordsWithParentheses = /^(?:if|for|while|with|await)$/;
const wordsBeforeOperand = /^(?:return|typeof|case|in|of|delete|void|throw|new|do|else|instanceof|yield|await|keyof)$/;
const word = /[\w$\u0080-\uffff]+/y;

/** Whether the syntax of a text may be nested deeper than a parser can take. */
export function mayBeTooDeep(text: string): boolean {
  // Each level takes a character at least.
  if (text.length * bracket <= limit) return false;
  return new DepthEstimate(text).exceedsLimit();
}

/** One open bracket: what the syntax right inside it costs so far. */
interface Level {
  cost: number;
  /** Angle brackets: type arguments and elements nest too. */
  angles: number;
  /** The bracket belongs to `if (…)` and the like, which go on behind it. */
  readonly ofControl: boolean;
  /** The bracket is that of a template's `${`. */
  readonly ofTemplate: boolean;
}

class DepthEstimate {
  readonly #text: string;
  readonly #levels: Level[] = [];
  #level: Level = { cost: 0, angles: 0, ofControl: false, ofTemplate: false };
  #total = 0;
  #at = 0;
  /** The last word or mark. */
  #last = "";
  /** The last thing ends something: behind it a line break can end the statement. */
  #operandEnds = false;
  #newLine = false;

  constructor(text: string) {
    this.#text = text;
  }

  exceedsLimit(): boolean {
    while (this.#at < this.#text.length) {
      this.#step();
      if (this.#total > limit) return true;
    }
    return false;
  }

  #step(): void {
    const character = this.#text.charAt(this.#at);
    if (character === "\n" || character === "\r") {
      this.#newLine = true;
      this.#at++;
    } else if (character === " " || character === "\t") {
      this.#at++;
    } else if (character === '"' || character === "'") {
      this.#skipQuoted(character);
      this.#operand(character);
    } else if (character === "/") {
      this.#slash();
    } else if ("([{".includes(character)) {
      this.#open(character);
    } else if (")]}".includes(character)) {
      this.#close(character);
    } else {
      word.lastIndex = this.#at;
      const found = word.exec(this.#text)?.[0];
      if (found === undefined) this.#mark(character);
      else this.#word(found);
    }
  }

  #charge(cost: number): void {
    this.#level.cost += cost;
    this.#total += cost;
  }

  #chargeAngle(cost: number): void {
    const change = Math.max(cost, -this.#level.angles);
    this.#level.angles += change;
    this.#total += change;
  }

  /** What comes next is not inside of what came before. */
  #restart(): void {
    this.#total -= this.#level.cost + this.#level.angles;
    this.#level.cost = 0;
    this.#level.angles = 0;
  }

  #operand(last: string): void {
    this.#last = last;
    this.#operandEnds = true;
    this.#newLine = false;
  }

  #operator(last: string): void {
    this.#last = last;
    this.#operandEnds = false;
    this.#newLine = false;
  }

  #open(character: string, ofTemplate = false): void {
    const ofControl = character === "(" && wordsWithParentheses.test(this.#last);
    this.#levels.push(this.#level);
    this.#level = { cost: 0, angles: 0, ofControl, ofTemplate };
    this.#total += bracket;
    this.#at++;
    this.#operator(character);
  }

  #close(character: string): void {
    const { ofControl, ofTemplate } = this.#level;
    const outer = this.#levels.pop();
    this.#restart();
    if (outer) {
      this.#level = outer;
      this.#total -= bracket;
    }
    this.#charge(ofControl ? rightLeaning : leftLeaning);
    this.#at++;
    if (ofTemplate && character === "}") this.#skipTemplate();
    else if (ofControl) this.#operator("control");
    else this.#operand(character);
  }

  #word(found: string): void {
    const goesOn = wordsThatGoOn.test(found);
    const begins = found === "case" || (!goesOn && this.#operandEnds && (this.#newLine || this.#last === "}"));
    if (begins) this.#restart();
    // `typeof typeof a`, `do do a`, `else if`
    if (goesOn || wordsBeforeOperand.test(this.#last)) this.#charge(rightLeaning);
    this.#at += found.length;
    if (wordsBeforeOperand.test(found) || wordsWithParentheses.test(found)) this.#operator(found);
    else this.#operand(found);
  }

  #mark(character: string): void {
    const next = this.#text.charAt(this.#at + 1);
    this.#at++;
    switch (character) {
      case ";": {
        // `if (a) b; else if (c) d; else …` is one statement.
        const rest = this.#text.slice(this.#at, this.#at + 40).trimStart();
        if (!rest.startsWith("else")) this.#restart();
        break;
      }
      case ",": {
        // Type arguments go on behind a comma.
        this.#total -= this.#level.cost;
        this.#level.cost = 0;
        break;
      }
      case "<":
        if (next === "=") this.#charge(leftLeaning);
        else this.#chargeAngle(bracket);
        break;
      case ">":
        // The end of a tag is not the end of its element.
        this.#chargeAngle(this.#last === "/" ? -bracket : leftLeaning * 4 - bracket);
        if (this.#last === "=") this.#charge(rightLeaning);
        break;
      case "=":
        // Nothing is assigned to a string, so it ends the row; the arrow of `=>` counts at its end.
        if (!/["'>]/.test(next)) this.#charge(/[{=]/.test(next) ? leftLeaning : rightLeaning);
        break;
      case "?":
        this.#charge(next === "." || next === "?" ? leftLeaning : rightLeaning);
        break;
      case ":":
        this.#charge(rightLeaning);
        break;
      case "*":
        this.#charge(rightLeaning / 2);
        break;
      case "`":
        this.#charge(leftLeaning);
        this.#skipTemplate();
        return;
      case "!":
      case "~":
      case ".":
        this.#charge(leftLeaning * 4);
        break;
      default:
        // The slash of `<a/>` is no division.
        if (character !== "/" || next !== ">") this.#charge(leftLeaning);
    }
    this.#operator(character);
  }

  /** A comment, a regular expression, the end of an element or a division. */
  #slash(): void {
    const next = this.#text.charAt(this.#at + 1);
    if (next === "/") this.#at = this.#endOf(/[\r\n]/g, this.#at);
    else if (next === "*") {
      const end = this.#text.indexOf("*/", this.#at + 2);
      this.#at = end < 0 ? this.#text.length : end + 2;
    } else if (this.#last === "<") {
      this.#chargeAngle(-bracket - leftLeaning * 4);
      this.#at = this.#endOf(/>/g, this.#at) + 1;
      this.#operator(">");
    } else if ((this.#operandEnds && !(this.#newLine && this.#last === "}")) || next === ">") {
      this.#mark("/");
    } else {
      this.#skipRegex();
      this.#operand("/regex/");
    }
  }

  #endOf(pattern: RegExp, from: number): number {
    pattern.lastIndex = from;
    return pattern.exec(this.#text)?.index ?? this.#text.length;
  }

  #skipQuoted(quote: string): void {
    for (this.#at++; this.#at < this.#text.length; this.#at++) {
      const character = this.#text.charAt(this.#at);
      if (character === "\\") this.#at++;
      else if (character === quote) {
        this.#at++;
        return;
      } else if (character === "\n") return;
    }
  }

  /** The text of a template, up to its end or the next `${`. */
  #skipTemplate(): void {
    for (; this.#at < this.#text.length; this.#at++) {
      const character = this.#text.charAt(this.#at);
      if (character === "\\") this.#at++;
      else if (character === "`") {
        this.#at++;
        break;
      } else if (character === "$" && this.#text.charAt(this.#at + 1) === "{") {
        this.#at++;
        this.#open("{", true);
        return;
      }
    }
    this.#operand("`");
  }

  #skipRegex(): void {
    let inClass = false;
    for (this.#at++; this.#at < this.#text.length; this.#at++) {
      const character = this.#text.charAt(this.#at);
      if (character === "\\") this.#at++;
      else if (character === "\n") return;
      else if (character === "[") inClass = true;
      else if (character === "]") inClass = false;
      else if (character === "/" && !inClass) {
        this.#at++;
        return;
      }
    }
  }
}
