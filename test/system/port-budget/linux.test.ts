// Counting temporary ports, on tables as the kernel writes them.
import { describe, expect, it } from 'vitest'
import { countSockets, parsePortRange } from '../../../electron/system/port-budget/linux.ts'

// Linux 6.18, /proc/net/tcp and tcp6, in a network namespace: one listener, sockets towards 10.77.0.2:8080 in three states, one towards another port.
const table = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 00000000:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 100 1 0000000000000000 100 0 0 10 0
   1: 01004D0A:9C40 02004D0A:1F90 01 00000000:00000000 00:00000000 00000000     0        0 101 1 0000000000000000 20 4 30 10 -1
   2: 01004D0A:9C41 02004D0A:1F90 06 00000000:00000000 03:00000A1B 00000000     0        0 0 3 0000000000000000
   3: 01004D0A:9C42 02004D0A:1F90 06 00000000:00000000 03:00000A1B 00000000     0        0 0 3 0000000000000000
   4: 01004D0A:9C43 02004D0A:0050 06 00000000:00000000 03:00000A1B 00000000     0        0 0 3 0000000000000000
  sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0000000000000000FFFF000001004D0A:9C44 0000000000000000FFFF000002004D0A:1F90 02 00000000:00000000 00:00000000 00000000     0        0 102 1 0000000000000000 20 4 30 10 -1
   1: 000077FD000000000000000001000000:9C45 000077FD000000000000000002000000:1F90 08 00000000:00000000 00:00000000 00000000     0        0 103 1 0000000000000000 20 4 30 10 -1
`

describe('countSockets', () => {
  it('counts the sockets towards one endpoint by state, mapped addresses among them', () => {
    expect(countSockets(table, { address: '10.77.0.2', port: 8080 })).toEqual({ ESTABLISHED: 1, TIME_WAIT: 2, SYN_SENT: 1 })
  })

  it('counts those towards an IPv6 address', () => {
    expect(countSockets(table, { address: 'fd77::2', port: 8080 })).toEqual({ CLOSE_WAIT: 1 })
  })

  it('finds none towards an endpoint that nobody has called', () => {
    expect(countSockets(table, { address: '10.77.0.3', port: 8080 })).toEqual({})
  })

  it('counts 30,000 sockets in less than a quarter of a second', () => {
    const line = '   2: 01004D0A:9C41 02004D0A:1F90 06 00000000:00000000 03:00000A1B 00000000     0        0 0 3 0000000000000000\n'
    const startedAt = performance.now()
    expect(countSockets(line.repeat(30_000), { address: '10.77.0.2', port: 8080 })).toEqual({ TIME_WAIT: 30_000 })
    expect(performance.now() - startedAt).toBeLessThan(250)
  })
})

describe('parsePortRange', () => {
  it('reads first and last port', () => {
    expect(parsePortRange('32768\t60999\n')).toEqual({ from: 32_768, to: 60_999 })
  })
})
