// The system's lookup behind a network that answers as the test says; localhost is the one name that is really asked.
import { describe, expect, it } from 'vitest'
import { systemNetwork, type Network } from '../../electron/probes/network.ts'
import { systemLookup } from '../../electron/probes/system-lookup.ts'
import { createProbeContext } from '../fakes/probe-context.ts'

const input = { name: 'www.example.test', purpose: 'target' } as const
const answering = (lookup: Network['lookup']): Network => ({ ...systemNetwork, lookup })

describe('systemLookup', () => {
  it('gives each address once, in the order of the system', async () => {
    const network = answering(() => Promise.resolve(['2001:db8::1', '192.0.2.1', '192.0.2.1']))
    expect(await systemLookup(input, createProbeContext({ network }))).toEqual({
      status: 'succeeded',
      value: { addresses: ['2001:db8::1', '192.0.2.1'] },
    })
  })

  it('asks the operating system', async () => {
    const outcome = await systemLookup({ name: 'localhost', purpose: 'target' }, createProbeContext({ limits: { lookupMs: 5000 } }))
    expect(outcome.status === 'succeeded' && outcome.value.addresses.every((address) => ['127.0.0.1', '::1'].includes(address))).toBe(true)
  })

  it('asks for IPv4 alone where that is wanted', async () => {
    const question = { name: 'localhost', purpose: 'target', family: 'ipv4' } as const
    expect(await systemLookup(question, createProbeContext({ limits: { lookupMs: 5000 } }))).toEqual({
      status: 'succeeded',
      value: { addresses: ['127.0.0.1'] },
    })
  })

  it('tells a name that does not exist from one that has no address', async () => {
    const codes = await Promise.all(
      [-3008, -3007].map(async (errno) => {
        const error = Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND', errno, syscall: 'getaddrinfo' })
        const outcome = await systemLookup(input, createProbeContext({ network: answering(() => Promise.reject(error)) }))
        return outcome.status === 'failed' ? outcome.failure.code : outcome.status
      }),
    )
    expect(codes).toEqual(['name-not-found', 'name-without-address'])
  })

  it('does not wait for a system that does not answer', async () => {
    const network = answering(() => new Promise(() => undefined))
    expect(await systemLookup(input, createProbeContext({ network }))).toMatchObject({
      status: 'failed',
      failure: { code: 'no-answer', operation: 'lookup' },
    })
  })

  it('stops at once when the run is stopped', async () => {
    const controller = new AbortController()
    const network = answering(() => new Promise(() => undefined))
    const pending = systemLookup(input, createProbeContext({ network, signal: controller.signal }))
    controller.abort()
    expect(await pending).toEqual({ status: 'not-run', reason: 'cancelled' })
  })
})
