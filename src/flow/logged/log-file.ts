/** Whether what is written to a path is a log, or output that somebody reads. */
export function isLogFile(path: string): boolean {
  return /\.log\b|(?:^|[/\\_-])logs?(?:[/\\.]|$)|^\/dev\/(?:stderr|stdout|tty)|^&?[12]$|GITHUB_STEP_SUMMARY/i.test(
    path,
  );
}
