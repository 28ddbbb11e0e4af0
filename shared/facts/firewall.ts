// What is known about a machine's own packet filter: which kinds are in use, and what their rules do with a new TCP connection.
// Read only; nothing here says whether a rule is wanted.

/** The kinds of packet filter that are read, each by its own means. */
export const firewallBackends = [
  'nftables',
  'iptables',
  'ufw', // writes iptables rules
  'firewalld', // writes nftables rules
  'windows-defender',
  'application-firewall', // of macOS
  'pf',
] as const
export type FirewallBackend = (typeof firewallBackends)[number]

/** Why nothing is known of one. */
export const firewallUnknowns = [
  'no-permission', // the system tells its administrator only
  'no-answer', // the command hung or printed too much
  'unreadable', // the command failed, or printed what is not understood
] as const
export type FirewallUnknown = (typeof firewallUnknowns)[number]

/** One kind of packet filter. What is not installed is not listed. */
export interface FirewallState {
  readonly backend: FirewallBackend
  /** `on` when it has rules or says so itself. */
  readonly state: 'on' | 'off' | 'not-known'
  /** Only with `not-known`. */
  readonly reason?: FirewallUnknown
}

/** One rule as the system prints it. */
export interface FirewallRule {
  readonly backend: FirewallBackend
  /** Table and chain, or the rule's name; at most 200 characters. */
  readonly place: string
  /** At most 300 characters. Written by whoever runs the machine: show it as text only. */
  readonly text: string
}

/** What happens to a new connection by all the rules together. `not-known` also where it depends on who calls. */
export const firewallVerdicts = ['allows', 'drops', 'rejects', 'not-known'] as const
export type FirewallVerdict = (typeof firewallVerdicts)[number]

/** What the rules do with one kind of connection. */
export interface FirewallJudgement {
  readonly verdict: FirewallVerdict
  /** The rules that decide, or could; at most 8. */
  readonly rules: readonly FirewallRule[]
}

/** What the rules do with calls from other machines to a TCP port. */
export interface FirewallPort extends FirewallJudgement {
  readonly family: 'ipv4' | 'ipv6'
  /** Absent for a port that no rule names. */
  readonly port?: number
}

/** A machine's packet filters, and what they do with calls to its ports. */
export interface FirewallDescription {
  readonly backends: readonly FirewallState[]
  readonly ports: readonly FirewallPort[]
}
