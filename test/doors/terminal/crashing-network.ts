// Loaded before the program: every attempt to open a TCP connection crashes, as a bug would.
import net from 'node:net'
import { syncBuiltinESMExports } from 'node:module'

net.connect = () => {
  throw new TypeError('sabotaged: connect')
}
syncBuiltinESMExports()
