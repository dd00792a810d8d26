/** What moving about in a diagram costs, by React Flow's own gestures: processor time of the page's main thread. */
import type { Page } from "playwright-core";
import { busy } from "../test/webview/dev-browser";

const PAN_STEPS = 40;
/** So many steps outwards and as many back, each by an eighth: from reading to overview. */
const ZOOM_STEPS = 12;
const ZOOM_BY = 100;

/** Milliseconds for each frame while the wheel moves the diagram upwards. */
export async function panFrame(page: Page): Promise<number> {
  await overPane(page);
  return eachFrame(page, Array<number>(PAN_STEPS).fill(30));
}

/** The same while Ctrl and the wheel go out and back in. */
export async function zoomFrame(page: Page): Promise<number> {
  await overPane(page);
  await page.keyboard.down("Control");
  const out = Array<number>(ZOOM_STEPS).fill(ZOOM_BY);
  const time = await eachFrame(page, [...out, ...out.map((it) => -it)]);
  await page.keyboard.up("Control");
  return time;
}

async function overPane(page: Page): Promise<void> {
  await page.locator(".react-flow__pane").hover({ position: { x: 560, y: 400 }, force: true });
}

async function eachFrame(page: Page, wheel: readonly number[]): Promise<number> {
  const before = await busy(page);
  for (const by of wheel) {
    await page.mouse.wheel(0, by);
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  return ((await busy(page)) - before) / wheel.length;
}
