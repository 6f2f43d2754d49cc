/**
 * The job cannot be done, and the user can do something about it: bad usage, a broken configuration, a folder that is
 * no repository. The message is one or two sentences that say what is wrong and what to do next; it is shown as it is,
 * without a stack trace, and never holds a key.
 */
export class GuardError extends Error {
  override readonly name: string = "GuardError";
}
