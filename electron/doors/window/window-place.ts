// Where the window was and how large, from one start to the next. A place that no screen shows any more is forgotten, the size is kept.
import * as v from 'valibot'

/** A part of the desktop in device-independent pixels. */
export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** What the interface is made for at least. */
export const minimumSize = { width: 360, height: 400 }

const defaultSize = { width: 1100, height: 800 }

/** Far beyond any desktop; a larger number was not written by Ponte. */
const coordinate = v.pipe(v.number(), v.integer(), v.minValue(-100_000), v.maxValue(100_000))

/** The file that it is kept in. */
export const windowPlaceSchema = v.strictObject({
  x: coordinate,
  y: coordinate,
  width: v.pipe(coordinate, v.minValue(1)),
  height: v.pipe(coordinate, v.minValue(1)),
  isMaximized: v.boolean(),
})
export type WindowPlace = v.InferOutput<typeof windowPlaceSchema>

/** How much of the title bar must be on a screen for the window to be moved by hand, in pixels. */
const grip = { width: 100, height: 30 }

/** Where the window opens: where it was, if enough of it is on a screen that exists; else the system chooses. The size fits the screen. */
export function placeWindow(
  kept: WindowPlace | undefined,
  workAreas: readonly Rectangle[],
): Partial<Rectangle> & { readonly width: number; readonly height: number } {
  const [first] = workAreas
  if (first === undefined) return defaultSize
  if (kept === undefined) return fitSize(defaultSize, first)
  const { x, y } = kept
  const area = workAreas.find((candidate) => isGripOn(candidate, { x, y, ...fitSize(kept, candidate) }))
  return area ? { x, y, ...fitSize(kept, area) } : fitSize(kept, first)
}

function fitSize(wanted: { readonly width: number; readonly height: number }, area: Rectangle): { width: number; height: number } {
  return {
    width: Math.max(minimumSize.width, Math.min(wanted.width, area.width)),
    height: Math.max(minimumSize.height, Math.min(wanted.height, area.height)),
  }
}

function isGripOn(area: Rectangle, { x, y, width }: Rectangle): boolean {
  const seen = Math.min(x + width, area.x + area.width) - Math.max(x, area.x)
  return seen >= grip.width && y >= area.y && y + grip.height <= area.y + area.height
}
