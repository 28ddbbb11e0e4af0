// Whether a pasted text is what a command that lists sockets printed. A quick look while it is pasted, by the headings and rows that no address and no
// error text has; what it really is, the engine says when it reads it.

/** One form each, the first two with and without their heading, since people copy a part of what was printed. */
const forms: readonly RegExp[] = [
  /^(?:Netid[ \t]{1,80})?State[ \t]{1,80}Recv-Q\b/m, // ss
  /^(?:tcp[ \t]{1,80})?LISTEN[ \t]{1,80}\d{1,9}[ \t]{1,80}\d{1,9}[ \t]/m, // ss -H
  /^[ \t]{0,8}tcp6?[ \t]{1,80}\d{1,9}[ \t]{1,80}\d{1,9}[ \t]{1,80}\S{1,80}[ \t]{1,80}\S{1,80}[ \t]{1,80}LISTEN\b/m, // netstat of Linux
  /^[ \t]{0,8}TCP[ \t]{1,80}\S{1,80}:\d{1,5}[ \t]{1,80}\S{1,80}:0[ \t]/m, // netstat of Windows, in every language
  /^COMMAND[ \t]{1,80}PID[ \t]{1,80}USER[ \t]/m, // lsof
  /^CONTAINER ID[ \t]{1,80}IMAGE[ \t]/m, // docker ps
  /^LocalAddress[ \t]{1,80}(?:LocalPort\b|:)/m, // Get-NetTCPConnection
]

/** Looking further into a text of megabytes tells nothing new. */
const mostChars = 20_000

/** Tells whether the text looks like a list of sockets; one line alone may be part of an error. */
export function looksLikeListing(text: string): boolean {
  const start = text.slice(0, mostChars)
  return start.trim().includes('\n') && forms.some((form) => form.test(start))
}
