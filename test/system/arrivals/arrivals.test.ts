// What the system tells about calls to one port, and the listener that waits for them.
import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { isOfPortAlone, packetsOf } from '../../../electron/system/arrivals/firewall-counters.ts'
import { parseIncoming, parseCounter } from '../../../electron/system/arrivals/linux-connections.ts'
import { listenAt } from '../../../electron/system/arrivals/own-listener.ts'

// Linux 6.1, x86_64, captured and shortened: a listener, a connection that begins, one that is open, another port, and one over IPv6.
const table = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 00000000:0FA9 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 61872 1 0000000000000000 100 0 0 10 0
   1: 0A0071CB:0FA9 024DA8C0:BCD6 03 00000000:00000000 01:00000064 00000000     0        0 0 1 0000000000000000
   2: 0A0071CB:0FA9 024DA8C0:BCD8 01 00000000:00000000 00:00000000 00000000     0        0 61874 1 0000000000000000 20 4 30 10 -1
   3: 0A0071CB:0050 024DA8C0:BCDA 01 00000000:00000000 00:00000000 00000000     0        0 61875 1 0000000000000000 20 4 30 10 -1
   0: B80D0120000013010000000010000000:0FA9 B80D0120000077000000000002000000:C001 06 00000000:00000000 03:00000F2E 00000000     0        0 0 3 0000000000000000
`

test('incoming connections are those that have begun, too, and neither listeners nor this machine’s own calls', () => {
  expect(parseIncoming(table, 4009)).toEqual([
    { localPort: 4009, address: '192.168.77.2', port: 48_342, isBeginning: true },
    { localPort: 4009, address: '192.168.77.2', port: 48_344 },
    { localPort: 4009, address: '2001:db8:77::2', port: 49_153 },
  ])
})

test('a line that is cut off or hostile is no connection', () => {
  expect(parseIncoming('   1: 0A0071CB:0FA9 zz:BCD6 01\n   2: 0A0071CB:0FA9\n:0FA9 :0FA9 :0FA9 :0FA9', 4009)).toEqual([])
})

test('a counter is found by its heading, and not known without it', () => {
  const text = 'Tcp: RtoAlgorithm ActiveOpens PassiveOpens\nTcp: 1 7 42\nUdp: InDatagrams\nUdp: 9\n'
  expect([
    parseCounter(text, 'Tcp', 'PassiveOpens'),
    parseCounter(text, 'Tcp', 'Nothing'),
    parseCounter('', 'Tcp', 'PassiveOpens'),
  ]).toEqual([42, undefined, undefined])
})

test('rules tell how many packets they have stopped, where they count', () => {
  const nft = (text: string) => ({ backend: 'nftables', place: 'inet filter input', text }) as const
  const rule = { backend: 'iptables', place: 'filter INPUT', text: '-A INPUT -p tcp -m tcp --dport 4009 -j DROP' } as const
  const listing = '*filter\n:INPUT ACCEPT [10:600]\n[3:180] -A INPUT -p tcp -m tcp --dport 4009 -j DROP\nCOMMIT\n'
  expect([
    packetsOf(nft('tcp dport 4009 counter packets 5 bytes 300 drop'), ''),
    packetsOf(nft('tcp dport 4009 drop'), ''),
    packetsOf(rule, listing),
    packetsOf(rule, ''),
  ]).toEqual([5, undefined, 3, undefined])
})

test('only a rule that names one port alone counts its calls', () => {
  const rule = (text: string) => ({ backend: 'nftables', place: 'inet filter input', text }) as const
  const texts = [
    'tcp dport 4009 counter packets 5 bytes 300 drop',
    '-A INPUT -p tcp -m tcp --dport 4009 -j DROP',
    'tcp dport 4000-5000 counter packets 5 bytes 300 drop',
    'tcp dport { 80, 4009 } counter packets 5 bytes 300 drop',
    'tcp dport != 4009 counter packets 5 bytes 300 drop',
    'counter packets 5 bytes 300 drop',
    '-A INPUT -p tcp -m multiport --dports 80,4009 -j DROP',
  ]
  expect(texts.map((text) => isOfPortAlone(rule(text), 4009))).toEqual([true, true, false, false, false, false, false])
})

test('the own listener counts every caller and ends every call without a word', async () => {
  const callers: string[] = []
  const listening = await listenAt(0, (address) => callers.push(address), '127.0.0.1')
  expect(listening.status).toBe('listening')
  if (listening.status !== 'listening') return
  const client = connect(listening.port, '127.0.0.1')
  let heard = 0
  client.on('data', (chunk) => (heard += chunk.length))
  client.write('hello')
  await once(client, 'close')
  const second = await listenAt(listening.port, () => undefined, '127.0.0.1')
  listening.close()
  expect({ callers, heard, second }).toEqual({ callers: ['127.0.0.1'], heard: 0, second: { status: 'failed', code: 'EADDRINUSE' } })
})
