// Where the window opens, whatever screens there were when it was closed and whichever are there now.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placeWindow } from '../../../electron/doors/window/window-place.ts'

const screen = { x: 0, y: 0, width: 1920, height: 1040 }
const second = { x: 1920, y: 0, width: 1280, height: 1000 }

test.each([
  ['nothing kept', undefined, [screen], { width: 1100, height: 800 }],
  ['the same screen', { x: 40, y: 50, width: 900, height: 700, isMaximized: false }, [screen], { x: 40, y: 50, width: 900, height: 700 }],
  [
    'the second screen',
    { x: 2000, y: 50, width: 900, height: 700, isMaximized: false },
    [screen, second],
    { x: 2000, y: 50, width: 900, height: 700 },
  ],
  ['a screen that is gone', { x: 2000, y: 50, width: 900, height: 700, isMaximized: false }, [screen], { width: 900, height: 700 }],
  ['a title bar above the screen', { x: 40, y: -500, width: 900, height: 700, isMaximized: false }, [screen], { width: 900, height: 700 }],
  [
    'a window larger than the screen',
    { x: 0, y: 0, width: 4000, height: 3000, isMaximized: false },
    [screen],
    { x: 0, y: 0, width: 1920, height: 1040 },
  ],
  ['no screen at all', { x: 0, y: 0, width: 900, height: 700, isMaximized: false }, [], { width: 1100, height: 800 }],
])('With %s', (_, kept, areas, place) => {
  expect(placeWindow(kept, areas)).toEqual(place)
})

test('Whatever is kept, the window can be seen and moved', () => {
  const coordinate = fc.integer({ min: -100_000, max: 100_000 })
  const size = fc.integer({ min: 1, max: 100_000 })
  const keptPlace = fc.record({ x: coordinate, y: coordinate, width: size, height: size, isMaximized: fc.boolean() })
  fc.assert(
    fc.property(keptPlace, (kept) => {
      const { x = 0, y = 0, width, height } = placeWindow(kept, [screen])
      return width >= 360 && height >= 400 && width <= 1920 && height <= 1040 && x + width >= 100 && x <= 1820 && y >= 0 && y <= 1010
    }),
  )
})
