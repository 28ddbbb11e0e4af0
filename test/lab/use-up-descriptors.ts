// Loaded before the program under test: like a part of it that leaks, it opens files until the system refuses, just when a connection is to be made,
// and lets go of them when that has failed. The refusal is the kernel's own.
import { subscribe } from 'node:diagnostics_channel'
import { closeSync, openSync } from 'node:fs'
import type { Socket } from 'node:net'

subscribe('net.client.socket', (message) => {
  const { socket } = message as { readonly socket: Socket }
  const files = openAll()
  socket.once('error', () => files.forEach((file) => closeSync(file)))
})

function openAll(): readonly number[] {
  const files: number[] = []
  for (;;) {
    try {
      files.push(openSync('/dev/null', 'r'))
    } catch {
      // The limit is reached.
      return files
    }
  }
}
