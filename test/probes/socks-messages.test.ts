// What is written to SOCKS proxies, byte for byte, and what their replies come to, cut anywhere and mutated (bad-peers 2.3 no. 119).
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as socks from '../../electron/probes/socks-messages.ts'

const hex = (message: Buffer | undefined) => message?.toString('hex')

describe('the messages to a SOCKS proxy', () => {
  it('ask for addresses as addresses and for names as names', () => {
    expect({
      ipv4: hex(socks.connectMessage('192.0.2.1', 443)),
      ipv6: hex(socks.connectMessage('2001:db8::1', 80)),
      name: hex(socks.connectMessage('a.test', 8080)),
      version4: hex(socks.connectMessage4('192.0.2.1', 443, 'me')),
      version4a: hex(socks.connectMessage4('a.test', 443)),
    }).toEqual({
      ipv4: '05010001c000020101bb',
      ipv6: '0501000420010db80000000000000000000000010050',
      name: '0501000306612e746573741f90',
      version4: '040101bbc00002016d6500',
      version4a: '040101bb0000000100612e7465737400',
    })
  })

  it('do not exist for what does not fit into them', () => {
    expect([
      socks.connectMessage('x'.repeat(256), 1),
      socks.connectMessage4('a.test', 1, 'me\u0000other'),
      socks.passwordMessage('', 'secret'),
      socks.passwordMessage('x'.repeat(256), 'secret'),
      socks.passwordMessage('me', 'ü'.repeat(128)),
    ]).toEqual([undefined, undefined, undefined, undefined, undefined])
  })
})

describe('the replies of a SOCKS proxy', () => {
  it('are whole only with their last byte', () => {
    const granted = Buffer.from([5, 0, 0, 3, 2, 0x61, 0x62, 0, 80])
    const statuses = Array.from({ length: 10 }, (_, length) => socks.readConnectReply(granted.subarray(0, length)).status)
    expect(statuses).toEqual([...Array.from({ length: 9 }, () => 'incomplete'), 'complete'])
    expect(socks.readConnectReply(Buffer.concat([granted, Buffer.from('SSH-')]))).toMatchObject({ status: 'complete', length: 9 })
  })

  it('are read whatever bytes they are, within 262 bytes', () => {
    const readers = [socks.readMethodReply, socks.readLoginReply, socks.readConnectReply, socks.readConnectReply4]
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), fc.constantFrom(...readers), (bytes, read) => {
        const reading = read(Buffer.from(bytes))
        if (bytes.length >= 262) expect(reading.status).not.toBe('incomplete')
        if (reading.status === 'complete') expect(reading.length).toBeLessThanOrEqual(bytes.length)
      }),
      { numRuns: 3000 },
    )
  })
})
