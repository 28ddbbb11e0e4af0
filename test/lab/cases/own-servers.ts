// Servers on the computer that asks, and servers whose own description was brought along: who listens where is known, not guessed.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LabCase, LabWorld, Stage } from '../lab-case.ts'
import { promptMs } from '../lab-case.ts'
import type { Namespace } from '../namespaces.ts'
import type { Service } from '../services.ts'
import { at, internet, neighbours } from '../topologies.ts'
import { atHome } from './stages.ts'

const ws: Service = { port: 8080, does: 'websocket' }

const onThisComputer: readonly LabCase[] = [
  ...(
    [
      ['127.0.0.1', at.client, 'bound to 127.0.0.1 and called at the network address'],
      ['::1', '127.0.0.1', 'bound to ::1 and called at 127.0.0.1'],
      ['127.0.0.1', '[::1]', 'bound to 127.0.0.1 and called at ::1'],
      [at.client, '127.0.0.1', 'bound to the network address and called at 127.0.0.1'],
      ['0.0.0.0', '[::1]', 'bound to 0.0.0.0 and called at ::1'],
    ] as const
  ).map(([bound, called, words]): LabCase => ({
    name: `a program on this computer, ${words}`,
    truth: 'listen-address-mismatch',
    target: `ws://${called}:8080/`,
    withinMs: promptMs,
    setUp: (world) => atHome(world, (client) => client.serve({ port: 8080, address: bound, does: 'websocket' })),
  })),
  {
    name: 'nothing listens on this computer',
    truth: 'server-not-listening',
    target: 'ws://127.0.0.1:8080/',
    withinMs: promptMs,
    setUp: (world) => atHome(world, (client) => client.serve({ port: 9090, does: 'websocket' })),
  },
  {
    name: 'nothing listens on this computer, called by its network address',
    truth: 'server-not-listening',
    target: `http://${at.client}:8081/`,
    withinMs: promptMs,
    setUp: async (world) => ({ client: (await internet(world)).client }),
  },
  {
    name: 'a program on this computer that does not accept any more',
    truth: 'server-silent',
    target: 'ws://127.0.0.1:8080/',
    neverCertain: ['server-silent'],
    setUp: (world) =>
      atHome(world, async (client) => {
        await client.serve({ port: 8080, does: 'stuck' })
        await client.serve({ does: 'fill', address: '127.0.0.1', port: 8080, connections: 8 })
      }),
  },
]

/** What the server has written down about itself, brought along as a file. */
async function withDescription(world: LabWorld, client: Namespace, server: Namespace): Promise<Stage> {
  const file = join(world.folder, 'server.json')
  writeFileSync(file, await world.ponte(server, 'describe-server', '--json'))
  return { client, options: ['--server-report', file] }
}

const described: readonly LabCase[] = [
  {
    name: "a server's own description: bound to 127.0.0.1",
    truth: 'listen-address-mismatch',
    target: `ws://${at.neighbour}:8080/`,
    withinMs: promptMs,
    setUp: async (world) => {
      const { client, server } = await neighbours(world)
      await server.serve({ port: 8080, address: '127.0.0.1', does: 'websocket' })
      return withDescription(world, client, server)
    },
  },
  {
    name: "a server's own description: nothing listens",
    truth: 'server-not-listening',
    target: `ws://${at.neighbour}:8080/`,
    withinMs: promptMs,
    setUp: async (world) => {
      const { client, server } = await neighbours(world)
      return withDescription(world, client, server)
    },
  },
  {
    name: "a server's own description: the program listens, and a firewall resets",
    truth: 'firewall-rejects',
    target: `ws://${at.neighbour}:8080/`,
    mustBeCertain: true,
    withinMs: promptMs,
    setUp: async (world) => {
      const { client, server } = await neighbours(world)
      await server.serve({ ...ws, address: '0.0.0.0' })
      const stage = await withDescription(world, client, server)
      await server.firewall({ input: ['tcp dport 8080 reject with tcp reset'] })
      return stage
    },
  },
  {
    name: "a server's own description: the program listens at [::], and a firewall resets IPv4",
    truth: 'firewall-rejects',
    target: `ws://${at.neighbour}:8080/`,
    // That the program takes IPv4 too is in the file.
    mustBeCertain: true,
    withinMs: promptMs,
    setUp: async (world) => {
      const { client, server } = await neighbours(world)
      await server.serve(ws)
      const stage = await withDescription(world, client, server)
      await server.firewall({ input: ['tcp dport 8080 reject with tcp reset'] })
      return stage
    },
  },
]

export const ownServerCases: readonly LabCase[] = [...onThisComputer, ...described]
