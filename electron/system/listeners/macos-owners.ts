// Who holds the sockets of macOS, by `lsof -F` (lsof(8), OUTPUT FOR OTHER PROGRAMS). To others than the administrator it shows their own programs alone,
// so that it adds to a list of listeners and makes none.
import type { Listener } from '../../../shared/facts/fact.ts'
import type { RunCommand } from '../run-command.ts'
import { plainListener } from './plain-listener.ts'

/** Sockets that wait for callers. */
export interface HeldSockets {
  readonly tcp: readonly Listener[]
  readonly udp: readonly Listener[]
}

/** Process, program, account, descriptor, family, protocol, place, state; no names for numbers, and no warnings. */
const options = ['-w', '-nP', '-iTCP', '-iUDP', '-sTCP:LISTEN', '-FpcLftPnT']

/** Asks lsof; `undefined` where it says nothing. */
export async function readHeldSockets(run: RunCommand, signal: AbortSignal): Promise<HeldSockets | undefined> {
  const result = await run('lsof', options, signal)
  return result.status === 'printed' ? parseHeldSockets(result.text) : undefined
}

/** Each line is a letter and a value: `p` begins a process and `f` a descriptor. UDP sockets with another end take datagrams from nobody else. */
export function parseHeldSockets(text: string): HeldSockets {
  const held = { TCP: [] as Listener[], UDP: [] as Listener[] }
  let owner = new Map<string, string>()
  let socket = new Map<string, string>()
  const close = (): void => {
    const [, host = '', port = ''] = /^(.{1,100}):(\d{1,5})$/.exec(socket.get('n') ?? '') ?? []
    const address = host === '*' ? (socket.get('t') === 'IPv6' ? '::' : '0.0.0.0') : host
    const protocol = socket.get('P')
    const isWaiting = protocol === 'UDP' || socket.get('T') === 'ST=LISTEN'
    const told = { address, port: Number(port), pid: Number(owner.get('p')), process: owner.get('c'), user: owner.get('L') }
    if ((protocol === 'TCP' || protocol === 'UDP') && isWaiting && !host.includes('->')) held[protocol].push(...plainListener(told))
    socket = new Map()
  }
  for (const line of text.split('\n')) {
    const [letter = ''] = line
    if (letter === 'f' || letter === 'p') close()
    if (letter === 'p') owner = new Map()
    if ('pcL'.includes(letter)) owner.set(letter, line.slice(1))
    // Of several pieces of TCP's information only the state is meant.
    else if (letter !== 'T' || line.startsWith('TST=')) socket.set(letter, line.slice(1))
  }
  close()
  return { tcp: held.TCP, udp: held.UDP }
}

/** Adds what is known of the owner to each listener that lacks it. */
export function withOwners(listeners: readonly Listener[], held: readonly Listener[]): readonly Listener[] {
  const owners = new Map(held.map((listener) => [`${listener.address} ${listener.port}`, listener]))
  return listeners.map((listener) => ({ ...owners.get(`${listener.address} ${listener.port}`), ...listener }))
}
