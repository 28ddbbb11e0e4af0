// What `ss` says about the queues of listening sockets.
import { expect, test } from 'vitest'
import { parseQueues } from '../../../electron/system/listeners/linux-queues.ts'

test('reads queues and places; a scope is no part of an address, and what is no listener is left out', () => {
  const text = [
    'LISTEN 0      511        127.0.0.1:3306      0.0.0.0:*',
    'LISTEN 2      1        203.0.113.10:8080     0.0.0.0:*          users:(("node",pid=7,fd=22))',
    'LISTEN 0      4096   127.0.0.53%lo:53        0.0.0.0:*',
    'LISTEN 0      128              [::]:22           [::]:*',
    'LISTEN 0      511                 *:80              *:*',
    'ESTAB  0      0        203.0.113.10:8080 203.0.113.9:50000',
    'LISTEN x      1        203.0.113.10:9      0.0.0.0:*',
    'Cannot open netlink socket: Permission denied',
  ].join('\n')
  expect(parseQueues(text)).toEqual([
    { place: '127.0.0.1:3306', waiting: 0, limit: 511 },
    { place: '203.0.113.10:8080', waiting: 2, limit: 1 },
    { place: '127.0.0.53:53', waiting: 0, limit: 4096 },
    { place: '[::]:22', waiting: 0, limit: 128 },
    { place: '*:80', waiting: 0, limit: 511 },
  ])
})
