// What `ss` says about the queues of listening sockets.
import fc from 'fast-check'
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

test('reads whose socket it is, where that is told; an account that is not told is the first one', () => {
  const text = [
    'LISTEN 0      511        127.0.0.1:3306      0.0.0.0:*    uid:112 ino:20001 sk:1001 cgroup:/system.slice/mariadb.service <->',
    'LISTEN 0      128                *:22              *:*    ino:20002 sk:1 cgroup:/ v6only:0 <->',
    'LISTEN 0      128          [::1]:631           [::]:*    uid:0 ino:20003 sk:2 v6only:1 <->',
    'LISTEN 0      5   [::ffff:10.0.0.1]:99             *:*    ino:20004 sk:3 <->',
    'LISTEN 0      5          10.0.0.1:98         0.0.0.0:*    ino:0 sk:4 <->',
    'LISTEN 0      5      somewhere.odd:97        0.0.0.0:*    ino:20005 sk:5 <->',
  ].join('\n')
  expect(parseQueues(text).map(({ socket }) => socket)).toEqual([
    { address: '127.0.0.1', port: 3306, uid: 112, inode: '20001' },
    { address: '::', port: 22, uid: 0, inode: '20002' },
    { address: '::1', port: 631, uid: 0, inode: '20003' },
    { address: '10.0.0.1', port: 99, uid: 0, inode: '20004' },
    undefined,
    undefined,
  ])
})

test('never throws, whatever is printed', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^(LISTEN 0 1 [0-9a-f:.*%[\]]{0,40}:[0-9]{0,6} ino:[0-9]{0,30}\n){0,5}$/), (text) => {
      parseQueues(text)
    }),
  )
})
