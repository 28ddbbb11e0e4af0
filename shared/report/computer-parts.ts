// The parts in which this computer is read. Apart from their schema, so that a page can count them without it.

/** Each is read by itself, and none waits for another that hangs. */
export const computerParts = [
  'listeners',
  'network',
  'firewall',
  'answers', // what the listeners speak
  'hosting', // what stands in front of them, and whose machine it is
  'use',
  'clock',
  'hosts-file',
  'proxies',
] as const
export type ComputerPart = (typeof computerParts)[number]
