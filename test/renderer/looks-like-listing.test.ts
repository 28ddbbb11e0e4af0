// Which pasted texts are taken for a list of sockets.
import { expect, test } from 'vitest'
import { looksLikeListing } from '../../renderer/looks-like-listing.ts'

test('every command’s list is seen by its heading or its rows; addresses and errors are not taken for one', () => {
  const lists = [
    'Netid State  Recv-Q Send-Q Local Address:Port\ntcp   LISTEN 0      128          0.0.0.0:22',
    'LISTEN 0 128 0.0.0.0:22 0.0.0.0:*\nLISTEN 0 128 [::]:22 [::]:*',
    'tcp        0      0 0.0.0.0:22              0.0.0.0:*               LISTEN      812/sshd\ntcp6       0      0 :::80  :::* LISTEN',
    'Aktive Verbindungen\n\n  TCP    0.0.0.0:135            0.0.0.0:0              ABHÖREN         980',
    'COMMAND   PID USER   FD   TYPE DEVICE SIZE/OFF NODE NAME\nnginx 1 root 6u IPv4 0t0 TCP *:80 (LISTEN)',
    'CONTAINER ID   IMAGE   COMMAND   CREATED   STATUS   PORTS   NAMES\n0123456789ab   nginx   "x"   1 day   Up   0.0.0.0:80->80/tcp   web',
    'LocalAddress                        LocalPort RemoteAddress\n------------                        --------- -------------\n0.0.0.0 80 0.0.0.0',
  ]
  const others = [
    'ws://203.0.113.10:8080',
    'State  Recv-Q Send-Q Local Address:Port',
    'Error: listen EADDRINUSE: address already in use :::8080\n    at Server.setupListenHandle (node:net:1900:16)',
    'curl: (7) Failed to connect to 203.0.113.10 port 80\nTCP connection refused',
    '',
  ]
  expect([lists.map(looksLikeListing), others.map(looksLikeListing)]).toEqual([lists.map(() => true), others.map(() => false)])
})
