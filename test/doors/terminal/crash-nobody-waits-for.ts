// Loaded before the program: something crashes where no promise and no caller waits for it, as in a listener of a socket.
import net from 'node:net'
import { syncBuiltinESMExports } from 'node:module'

net.connect = () => {
  process.nextTick(() => {
    throw new TypeError('sabotaged: listener')
  })
  return new net.Socket()
}
syncBuiltinESMExports()
