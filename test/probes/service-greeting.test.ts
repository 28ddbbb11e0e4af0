// Greeting a port: what goes out, what is kept of the answer, and that nothing is lost to hostile peers.
import { describe, expect, it, onTestFinished } from 'vitest'
import { serviceGreeting } from '../../electron/probes/service-greeting.ts'
import type { Greeting } from '../../shared/facts/fact.ts'
import { greetings } from '../../shared/facts/fact.ts'
import { greetingWords } from '../../shared/facts/greeting-words.ts'
import { createProbeContext } from '../fakes/probe-context.ts'
import {
  answer,
  closedPort,
  closeWhenSpokenTo,
  flood,
  resetWhenSpokenTo,
  silent,
  startTcpServer,
  type Behaviour,
} from '../fakes/tcp-server.ts'

async function greet(greeting: Greeting, behaviour: Behaviour) {
  const server = await startTcpServer(behaviour)
  onTestFinished(() => server.close())
  return serviceGreeting({ address: '127.0.0.1', port: server.port, route: 'direct', purpose: 'target', greeting }, createProbeContext())
}

const heard = (firstBytes: string, byteCount: number, ended: string) => ({ status: 'succeeded', value: { firstBytes, byteCount, ended } })

describe('serviceGreeting', () => {
  it('says the words of each greeting, and not a byte more', async () => {
    const said = await Promise.all(
      greetings.map(async (greeting) => {
        let bytes = Buffer.alloc(0)
        await greet(greeting, (socket) => socket.on('data', (chunk) => (bytes = Buffer.concat([bytes, chunk]))))
        return bytes.toString('hex')
      }),
    )
    expect(said).toEqual(greetings.map((greeting) => greetingWords[greeting]))
  })

  it('keeps the answer and how long it was', async () => {
    expect(await greet('ping', answer('+PONG\r\n'))).toEqual(heard('2b504f4e470d0a', 7, 'still-open'))
  })

  it('counts beyond what it keeps', async () => {
    expect(await greet('rtmp', answer(Buffer.alloc(3073, 3)))).toEqual(heard('03'.repeat(256), 3073, 'still-open'))
  })

  it('stops counting where length tells nothing any more', async () => {
    expect(await greet('ping', flood('x'.repeat(1000)))).toEqual(heard('78'.repeat(256), 4096, 'still-open'))
  })

  it('hears silence, an end and a reset', async () => {
    expect(await Promise.all([greet('smb', silent), greet('smb', closeWhenSpokenTo), greet('smb', resetWhenSpokenTo)])).toEqual([
      heard('', 0, 'still-open'),
      heard('', 0, 'closed'),
      heard('', 0, 'reset'),
    ])
  })

  it('gives the refusal of a port that closed meanwhile', async () => {
    const input = { address: '127.0.0.1', port: await closedPort(), route: 'direct', purpose: 'target', greeting: 'ping' } as const
    expect(await serviceGreeting(input, createProbeContext())).toMatchObject({ status: 'failed', failure: { code: 'connection-refused' } })
  })
})

it('no greeting holds more than a server reads at once, nor anything of the person’s', () => {
  const text = Object.values(greetingWords).map((words) => Buffer.from(words, 'hex').toString('latin1'))
  expect(Math.max(...text.map(({ length }) => length))).toBe(1537)
  expect(text.filter((words) => /User-Agent|localhost|127\.0|example|root/.test(words))).toEqual([])
})

it('the lengths inside the greetings are those of what follows them', () => {
  const bytes = (greeting: Greeting) => Buffer.from(greetingWords[greeting], 'hex')
  const lengths = [
    [bytes('postgresql').readUInt32BE(0), bytes('postgresql').length],
    [bytes('mqtt').readUInt8(1), bytes('mqtt').length - 2],
    [bytes('fastcgi').readUInt16BE(4) + bytes('fastcgi').readUInt8(6), bytes('fastcgi').length - 8],
    [bytes('dns').readUInt16BE(0), bytes('dns').length - 2],
    [bytes('ldap').readUInt8(1), bytes('ldap').length - 2],
    [bytes('smb').readUIntBE(1, 3), bytes('smb').length - 4],
    [bytes('rdp').readUInt16BE(2), bytes('rdp').length],
    [bytes('mssql').readUInt16BE(2), bytes('mssql').length],
    [bytes('rtmp').length, 1 + 1536],
  ]
  expect(lengths.map(([said]) => said)).toEqual(lengths.map(([, actual]) => actual))
})
