// The document that `describe-server` writes on a server and a client reads, schema version 1. Nothing in it may be missing that was there when the
// first one was written; what came later may be absent.
import * as v from 'valibot'
import { whenSpokenToWays } from '../facts/fact.ts'
import { firewallBackends, firewallUnknowns, firewallVerdicts } from '../facts/firewall.ts'
import { frontPrograms, interfaceKinds, timeServices } from '../facts/machine.ts'
import { address, count, host, ipAddress, list, port, table, text, time } from './schema-parts.ts'

const ownCall = v.strictObject({ address: ipAddress, result: v.picklist(['accepted', 'refused', 'rejected', 'silent']) })
const listenerCertificate = v.strictObject({
  subject: text(200),
  issuer: text(200),
  names: list(text(300), 50),
  validFrom: text(40),
  validTo: text(40),
})
const listener = v.strictObject({
  address: ipAddress,
  port,
  process: v.exactOptional(text(200)),
  pid: v.exactOptional(count),
  user: v.exactOptional(text(100)),
  isIpv6Only: v.exactOptional(v.boolean()),
  queue: v.exactOptional(v.strictObject({ waiting: count, limit: count })),
  ownCalls: v.exactOptional(list(ownCall, 16)),
  speaks: v.exactOptional(text(40)),
  whenSpokenTo: v.exactOptional(v.picklist(whenSpokenToWays)),
  certificate: v.exactOptional(listenerCertificate),
})
const listeners = list(listener, 20_000)

/** TCP and, where they were read, UDP. */
export const listenerLists = { listeners, udpListeners: v.exactOptional(listeners) }

const networkInterface = v.strictObject({
  name: text(200),
  isLoopback: v.boolean(),
  addresses: list(v.strictObject({ address: ipAddress, prefixLength: v.pipe(count, v.maxValue(128)) }), 64),
  kind: v.exactOptional(v.picklist(interfaceKinds)),
  state: v.exactOptional(v.picklist(['up', 'down', 'no-carrier'])),
})
export const networkInterfaces = list(networkInterface, 1000)

export const firewallState = v.strictObject({
  backend: v.picklist(firewallBackends),
  state: v.picklist(['on', 'off', 'not-known']),
  reason: v.exactOptional(v.picklist(firewallUnknowns)),
})
export const firewallRule = v.strictObject({ backend: v.picklist(firewallBackends), place: text(200), text: text(300) })
const firewallPort = v.strictObject({
  family: v.picklist(['ipv4', 'ipv6']),
  port: v.exactOptional(port),
  verdict: v.picklist(firewallVerdicts),
  rules: list(firewallRule, 8),
})
const firewall = v.strictObject({ backends: list(firewallState, 20), ports: list(firewallPort, 2000) })

const ports = v.strictObject({ from: port, to: port })
const frontLine = v.strictObject({
  program: v.picklist(frontPrograms),
  port,
  file: text(1000),
  line: v.pipe(count, v.minValue(1)),
  text: text(200),
})
const machine = v.strictObject({
  interfaces: v.exactOptional(networkInterfaces),
  defaultRoutes: v.exactOptional(list(v.strictObject({ interfaceName: text(200), gateway: v.exactOptional(address) }), 64)),
  resolvers: v.exactOptional(list(address, 16)),
  searchDomains: v.exactOptional(list(host, 32)),
  inFront: v.exactOptional(list(frontLine, 500)),
  hostingPanel: v.exactOptional(text(100)),
  cloudProvider: v.exactOptional(text(100)),
  portRange: v.exactOptional(ports),
  socketsByState: v.exactOptional(table(20, count, 20)),
  socketsByDestination: v.exactOptional(list(v.strictObject({ address: ipAddress, port, sockets: count }), 20)),
  openFiles: v.exactOptional(v.strictObject({ used: count, limit: count })),
  filesPerProcess: v.exactOptional(count),
  isClockSynchronised: v.exactOptional(v.boolean()),
  timeService: v.exactOptional(v.picklist(timeServices)),
})

/** What a machine says about itself, in a document and in a fact. */
export const describedSide = {
  addresses: list(ipAddress, 256),
  ...listenerLists,
  firewall: v.exactOptional(firewall),
  machine: v.exactOptional(machine),
}

/** What `describe-server` writes. */
export const serverDescriptionSchema = v.strictObject({
  schemaVersion: v.literal(1),
  kind: v.literal('server-description'),
  ponte: v.strictObject({ version: text(40), platform: text(100), runtime: text(60) }),
  describedAt: time,
  ...describedSide,
})

/** The server's own side, written down on the server. */
export type ServerDescription = v.InferOutput<typeof serverDescriptionSchema>
