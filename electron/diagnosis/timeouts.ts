// Every limit of a run in time and size, each with its reason. Nothing else in electron/ invents one.
import type { ProbeLimits } from '../probes/probe-context.ts'

/** The whole run, in seconds, when the person names none: long enough for silence to be judged twice, short enough to wait for. */
export const defaultRunSeconds = 12

/** What a person may name. A day-long run is a slip of the keyboard. */
export const runSecondsRange = { min: 1, max: 600 } as const

/**
 * What is still running once the outcome is settled gets this long. When the address works only details are missing; when a cause is certain,
 * one lost packet more may still show the cause behind it.
 */
export const graceMs = { works: 300, problem: 1000 } as const

/** A probe that does not end after it was told to is given up, so that a run always ends. */
export const graceAfterAbortMs = 250

/** Reading this computer's own side: three seconds with 50 listeners, and room for a machine that is busy or has many. A reader that takes longer hangs. */
export const computerReadingMs = 20_000

/** One part of it. Its commands give up after two seconds and its files after as many; a part that takes longer hangs, and is not known. */
export const computerPartMs = 4000

/** Its listeners: with thousands of processes their owners take a second; and asking a hundred of them takes three. */
export const listenersPartMs = 8000

export const probeLimits: ProbeLimits = {
  // Two rounds of SYN are lost at 5 % loss once in a hundred; with the sockets below at least five are sent in this time (bad-peers 3.2).
  connectSilenceMs: 5000,
  // Windows sends only two SYNs in five seconds, so fresh sockets join; fresh ports also get past paths that drop one of several (bad-peers 3.2).
  connectRetryAfterMs: [1200, 2400],
  // Longer than a burst, shorter than anybody notices.
  retestAfterMs: 150,
  // One lost SYN is repeated within this time.
  retestSilenceMs: 1200,
  // A lost SYN is repeated after 1.0 s: silence up to then is nothing to speak of.
  slowAfterMs: 1000,
  // A server that needs longer for one line is one that people call silent; the cross-checks start beside it after slowAfterMs.
  replyMs: 5000,
  // A banner comes within a round trip; 1 s covers a satellite's.
  listenMs: 1000,
  // Banners come in one piece or two.
  listenQuietMs: 100,
  // glibc gives up at 5 s per server; more would eat the run's time.
  lookupMs: 5000,
  // One repetition after a second, and two round trips' patience after it.
  dnsQueryMs: 3000,
  dnsRepeatAfterMs: 1000,
  bodyWaitMs: 200,
  // nginx and Node allow 16 KB of headers and less.
  maxHeadBytes: 16_384,
  maxFirstBytes: 256,
  maxBodyStartChars: 512,
  // Chains of real servers stay below 20 KB; more is an attack (bad-peers 2.3 C75).
  maxHandshakeBytes: 131_072,
}
