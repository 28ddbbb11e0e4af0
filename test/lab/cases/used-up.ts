// What the computer that asks has run out of: temporary ports towards one server, open files.
import { fileURLToPath } from 'node:url'
import type { LabCase, LabWorld, Stage } from '../lab-case.ts'
import { promptMs } from '../lab-case.ts'
import type { Service } from '../services.ts'
import { alone, at, internet } from '../topologies.ts'
import { serving } from './stages.ts'

const ws: Service = { port: 8080, does: 'websocket' }

/** Uses up a range of eight temporary ports towards the server. */
async function withoutPorts(world: LabWorld, address: string, ...services: readonly Service[]): Promise<Stage> {
  const { client, server } = await internet(world)
  await client.sysctl('net.ipv4.ip_local_port_range=40000 40007')
  await server.serve(ws, ...services)
  await client.serve({ does: 'hold', address, port: 8080, connections: 8 })
  return { client }
}

/** Runs the program with a limit of descriptors, and with a part that uses them all up whenever the program connects. */
function withoutDescriptors(stage: Stage): Stage {
  const part = fileURLToPath(new URL('../use-up-descriptors.ts', import.meta.url))
  return { ...stage, under: ['sh', '-c', `ulimit -n 200; NODE_OPTIONS='--import=${part}' exec "$@"`, 'sh'] }
}

export const usedUpCases: readonly LabCase[] = [
  {
    name: 'eight temporary ports, all of them in use towards the server',
    truth: 'local-ports-exhausted',
    target: `ws://${at.server}:8080/`,
    withinMs: promptMs,
    setUp: (world) => withoutPorts(world, at.server, { port: 80, does: 'http', status: 200 }),
  },
  {
    name: 'eight temporary ports, all of them in use, over IPv6',
    truth: 'local-ports-exhausted',
    target: `http://[${at.server6}]:8080/`,
    withinMs: promptMs,
    setUp: (world) => withoutPorts(world, at.server6),
  },
  {
    name: 'eight temporary ports, all of them in use, and every other port silent',
    truth: 'local-ports-exhausted',
    target: `ws://${at.server}:8080/`,
    neverCertain: ['local-ports-exhausted'],
    setUp: async (world) => {
      const stage = await withoutPorts(world, at.server)
      await world.namespaces[2]?.firewall({ input: ['tcp dport != 8080 drop'] })
      return stage
    },
  },
  {
    name: 'a program that has used up its open files',
    truth: 'too-many-open-files',
    target: `ws://${at.server}:8080/`,
    withinMs: promptMs,
    setUp: async (world) => withoutDescriptors(await serving(ws)(world)),
  },
  {
    name: 'a program that has used up its open files, over IPv6 with TLS',
    truth: 'too-many-open-files',
    target: `wss://[${at.server6}]:8443/`,
    withinMs: promptMs,
    setUp: async (world) => withoutDescriptors(await serving(ws)(world)),
  },
  {
    name: 'a program that has used up its open files, on this computer',
    truth: 'too-many-open-files',
    target: 'http://127.0.0.1:8080/',
    withinMs: promptMs,
    setUp: async (world) => {
      const client = await alone(world)
      await client.serve(ws)
      return withoutDescriptors({ client })
    },
  },
]
