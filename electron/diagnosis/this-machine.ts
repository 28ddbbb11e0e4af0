// The real machine: its clock, its network and its environment, for every door alike.
import { domainToASCII } from 'node:url'
import { systemNetwork } from '../probes/network.ts'
import type { ToAsciiHost } from '../../shared/target/parse-address.ts'
import { writeFault } from './fault-log.ts'
import type { Machine } from './run-diagnosis.ts'
import { probeLimits } from './timeouts.ts'

export const thisMachine: Machine = {
  clock: { now: () => new Date(), monotonicMs: () => performance.now() },
  network: systemNetwork,
  limits: probeLimits,
  environment: process.env,
  writeFault,
}

/** The runtime's own rules for names that are not ASCII (UTS 46). */
export const toAsciiHost: ToAsciiHost = domainToASCII
