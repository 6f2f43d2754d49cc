/** Functions that fail with the text that a block gives them: Kotlin's `require(…) { "…" }`. */
export function failsWithBlock(name: string): boolean {
  return /^(?:require|check|requireNotNull|checkNotNull|assert)$/.test(name);
}

/** One condition, then a text and what it is filled with. */
const afterOne =
  /^(?:ensure|assert|debug_assert|precondition|require|invariant|check_arg|assume|checkArgument|checkState|requireNonNull|isTrue|validState)$/;

/** Two values that are compared, then the same. */
const afterTwo = /^(?:debug_)?assert_(?:eq|ne|matches)$|^prop_assert_(?:eq|ne)$/;

/** Rust's way to say what was done when something failed: a text, or a closure that makes it. */
const saysMore = /^(?:context|with_context|wrap_err|wrap_err_with|ok_or_else)$/;

/**
 * How many arguments stand before the text that a call fails with: those of its condition. None for a call that
 * does not fail with a text.
 *
 * @param path the names of the callee, outermost first
 */
export function argumentsBeforeFailure(path: readonly string[]): number | undefined {
  const last = path.at(-1) ?? "";
  const receiver = path.at(-2) ?? "";
  if (afterTwo.test(last)) return 2;
  if (afterOne.test(last)) return 1;
  // `console.assert(…)`, `Debug.Assert(…)`, Node's `assert.ok(…)` and `assert.equal(…)`
  if (last === "Assert" && /^(?:Debug|Trace)$/.test(receiver)) return 1;
  if (receiver === "assert" && last === "ok") return 1;
  if (receiver === "assert" && /^(?:not)?(?:deep)?(?:strict)?equal$/i.test(last)) return 2;
  return path.length > 1 && saysMore.test(last) ? 0 : undefined;
}
