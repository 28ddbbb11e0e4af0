// Did the call arrive? `await-call` counts on the server while the client calls; then the client checks again with its code.
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { LabCase, LabWorld, Stage } from '../lab-case.ts'
import type { Service } from '../services.ts'
import { at, internet } from '../topologies.ts'
import type { Internet } from '../topologies.ts'

/** The built one, as `world.ponte` runs it. */
const program = fileURLToPath(new URL('../../../dist/terminal.mjs', import.meta.url))

const ws: Service = { port: 8080, address: '0.0.0.0', does: 'websocket' }
const ssh: Service = { port: 22, does: 'greet', text: 'SSH-2.0-OpenSSH_9.2\r\n' }
const target = `ws://${at.server}:8080/`

/** Room for one whole check of a client that meets silence, and for two programs to start. */
const countedSeconds = 15
const pauseMs = 500

/** What `await-call --json` wrote. */
interface Counted {
  readonly arrival?: string
  readonly unknown?: string
  readonly code?: string
}

/** An account without rights: `nobody` and `nogroup` of Debian. */
const asNobody = ['setpriv', '--reuid', '65534', '--regid', '65534', '--clear-groups']

async function countWhileCalled(
  world: LabWorld,
  { client, server }: Pick<Internet, 'client' | 'server'>,
  { asked, under }: { readonly asked: string; readonly under: readonly string[] },
): Promise<Counted> {
  const ending = { isOver: false }
  const words = [process.execPath, program, 'await-call', '8080', '--seconds', String(countedSeconds), '--json']
  const counting = server
    .run([...under, ...words], { PATH: process.env['PATH'] ?? '', HOME: world.folder, LANG: 'C.UTF-8' })
    .then(({ stdout }) => stdout)
    .finally(() => (ending.isOver = true))
  // As a person does who tries again while the other side waits.
  while (!ending.isOver) {
    await world.ponte(client, 'diagnose', asked, '--json')
    await wait(pauseMs)
  }
  return JSON.parse(await counting) as Counted
}

interface Story extends Pick<LabCase, 'name' | 'truth' | 'neverCertain' | 'twins' | 'first'>, Partial<Pick<LabCase, 'target'>> {
  readonly isCountedByNobody?: boolean
  /** What `await-call` must say. */
  readonly counted: string
  readonly build: (internet: Internet) => Promise<unknown>
}

const stories: readonly Story[] = [
  {
    name: 'works, and the call is counted at a port that is in use',
    truth: 'works',
    counted: 'answered',
    build: ({ server }) => server.serve(ws),
  },
  {
    name: 'a router drops the port, and the server hears nothing',
    truth: 'firewall-drops',
    neverCertain: ['firewall-drops'],
    counted: 'never-arrived',
    build: ({ router, server }) => Promise.all([router.firewall({ forward: ['tcp dport 8080 drop'] }), server.serve(ssh)]),
  },
  {
    name: 'a router drops the port of a program that listens',
    truth: 'firewall-drops',
    neverCertain: ['firewall-drops'],
    counted: 'never-arrived',
    build: ({ router, server }) => Promise.all([router.firewall({ forward: ['tcp dport 8080 drop'] }), server.serve(ws)]),
  },
  {
    name: "the server's own firewall drops the port, and counts",
    truth: 'firewall-drops',
    neverCertain: ['firewall-drops'],
    counted: 'refused',
    build: ({ server }) => Promise.all([server.firewall({ input: ['tcp dport 8080 counter drop'] }), server.serve(ws, ssh)]),
  },
  {
    name: "the server's own firewall drops the port without counting",
    truth: 'firewall-drops',
    neverCertain: ['firewall-drops'],
    counted: 'firewall-hides',
    build: ({ server }) => Promise.all([server.firewall({ input: ['tcp dport 8080 drop'] }), server.serve(ws, ssh)]),
  },
  {
    name: "the server's own firewall drops a range of ports and counts them together",
    truth: 'firewall-drops',
    neverCertain: ['firewall-drops'],
    counted: 'firewall-hides',
    build: ({ server }) => Promise.all([server.firewall({ input: ['tcp dport 8000-9000 counter drop'] }), server.serve(ws, ssh)]),
  },
  {
    name: "the server's own firewall counts the drops of one family and not those of the other",
    truth: 'firewall-drops',
    neverCertain: ['firewall-drops'],
    counted: 'firewall-hides',
    build: ({ server }) =>
      Promise.all([
        server.firewall({ input: ['meta nfproto ipv6 tcp dport 8080 counter drop', 'meta nfproto ipv4 tcp dport 8080 drop'] }),
        server.serve(ws, ssh),
      ]),
  },
  {
    name: "the server's own firewall drops everything but SSH, whoever calls",
    truth: 'firewall-drops',
    neverCertain: ['firewall-drops'],
    counted: 'firewall-hides',
    build: ({ server }) =>
      Promise.all([
        server.firewall({
          input: ['tcp dport 22 accept', 'icmpv6 type { nd-neighbor-solicit, nd-neighbor-advert } accept', 'counter drop'],
        }),
        server.serve(ws, ssh),
      ]),
  },
  {
    name: "the server's own firewall refuses the port with a reset, and counts",
    truth: 'firewall-rejects',
    neverCertain: ['firewall-rejects'],
    twins: ['server-not-listening'],
    counted: 'refused',
    build: ({ server }) =>
      Promise.all([server.firewall({ input: ['tcp dport 8080 counter reject with tcp reset'] }), server.serve(ws, ssh)]),
  },
  {
    name: 'nothing listens, and the opened port is reached',
    truth: 'server-not-listening',
    neverCertain: ['server-not-listening'],
    twins: ['firewall-rejects'],
    counted: 'answered',
    build: ({ server }) => server.serve(ssh),
  },
  {
    name: 'a program is bound to 127.0.0.1, and the opened port is reached',
    truth: 'server-not-listening',
    neverCertain: ['server-not-listening'],
    twins: ['firewall-rejects'],
    counted: 'answered',
    build: ({ server }) => server.serve({ ...ws, address: '127.0.0.1' }, ssh),
  },
  {
    name: 'a router refuses the port, and the server hears nothing',
    truth: 'firewall-rejects',
    neverCertain: ['firewall-rejects'],
    twins: ['server-not-listening'],
    counted: 'never-arrived',
    build: ({ router, server }) =>
      Promise.all([router.firewall({ forward: ['tcp dport 8080 reject with tcp reset'] }), server.serve(ws, ssh)]),
  },
  {
    name: 'a device on the way loses the answers',
    truth: 'firewall-drops',
    neverCertain: ['firewall-drops'],
    counted: 'answered',
    build: ({ router, server }) => Promise.all([router.firewall({ forward: ['tcp sport 8080 drop'] }), server.serve(ws, ssh)]),
  },
  {
    name: 'works over IPv6 alone, and the call is counted',
    truth: 'works',
    target: `ws://[${at.server6}]:8080/`,
    counted: 'answered',
    build: ({ server }) => server.serve({ ...ws, address: at.server6 }),
  },
  {
    name: 'works, and the call is counted at the port of a program that serves 200 others',
    truth: 'works',
    counted: 'answered',
    build: async ({ server }) => {
      await server.serve(ws)
      await server.serve({ does: 'hold', address: at.server, port: 8080, connections: 200 })
    },
  },
  {
    name: 'the queue of the program is full, and its callers are not said to be absent',
    truth: 'server-silent',
    neverCertain: ['server-silent'],
    twins: ['firewall-drops'],
    first: ['firewall-drops', 'server-silent'],
    counted: 'may-be-missed',
    build: async ({ server }) => {
      await server.serve({ port: 8080, does: 'stuck' })
      await server.serve({ does: 'fill', address: at.server, port: 8080, connections: 8 }, { port: 22, does: 'silent' })
    },
  },
  {
    name: 'nothing listens, and nobody without rights opens the port and is reached',
    truth: 'server-not-listening',
    neverCertain: ['server-not-listening'],
    twins: ['firewall-rejects'],
    counted: 'answered',
    isCountedByNobody: true,
    build: ({ server }) => server.serve(ssh),
  },
  {
    name: 'a router drops the port, and nobody without rights may not read the firewall',
    truth: 'firewall-drops',
    neverCertain: ['firewall-drops'],
    counted: 'firewall-not-known',
    isCountedByNobody: true,
    build: ({ router, server }) => Promise.all([router.firewall({ forward: ['tcp dport 8080 drop'] }), server.serve(ssh)]),
  },
]

export const callCodeCases: readonly LabCase[] = stories.map(({ name, counted, build, isCountedByNobody = false, ...asked }): LabCase => ({
  target,
  ...asked,
  name: `the server's count: ${name}`,
  setUp: async (world): Promise<Stage> => {
    const built = await internet(world)
    await build(built)
    const { arrival, unknown, code } = await countWhileCalled(world, built, {
      asked: asked.target ?? target,
      under: isCountedByNobody ? asNobody : [],
    })
    if ((arrival ?? unknown) !== counted) throw new Error(`await-call said ${arrival ?? unknown ?? 'nothing'} instead of ${counted}`)
    return { client: built.client, ...(code !== undefined && { options: ['--call-code', code] }) }
  },
}))
