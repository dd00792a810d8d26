/**
 * What only a real VS Code can tell: how long activation takes, and how soon the diagram of 500 resources is painted.
 * There is no peer; the rows have no ratio. Figures are medians of several windows, wall clock.
 */
import { startVSCode, type VSCodeProcess } from "../../test/host/ui/vscode-process";
import type { VSCodeWindow } from "../../test/host/ui/vscode-window";
import { type BenchRow, median, progress, row } from "../harness";
import { generateFolder } from "../parse/generate";

const SIZE = 500;
const WINDOWS = 5;

export default async function (): Promise<BenchRow[]> {
  const files = Object.fromEntries(generateFolder(SIZE).map((it) => [it.path.replace("bench/", ""), it.text]));
  const vscode = await startVSCode();
  try {
    const activation: number[] = [];
    const firstPaint: number[] = [];
    for (let index = 0; index < WINDOWS; index++) {
      progress(`vscode: window ${index + 1} of ${WINDOWS}`);
      const measured = await measure(vscode, files);
      activation.push(measured.activation);
      firstPaint.push(measured.firstPaint);
    }
    return [
      row("activation", SIZE, "ms", median(activation), {}),
      row("first-paint", SIZE, "ms", median(firstPaint), {}),
    ];
  } finally {
    await vscode.stop();
  }
}

async function measure(vscode: VSCodeProcess, files: Readonly<Record<string, string>>) {
  const window = await vscode.open({ files, file: "lb0.tf" });
  try {
    await window.runCommand("Load Balancer Topology: Open Topology");
    await window.webview().locator(".react-flow__node").first().waitFor();
    const firstPaint = await drawnAt(window);
    const text = await window.activation("lb-topology.lb-topology");
    return { firstPaint, activation: Number(/(\d+)\s*ms/.exec(text)?.[1]) };
  } finally {
    await window.close();
  }
}

/** From the beginning of the webview's own document until its first nodes are on screen, in milliseconds. */
async function drawnAt(window: VSCodeWindow): Promise<number> {
  return window
    .webview()
    .locator("body")
    .evaluate(async () => {
      for (;;) {
        const mark = performance.getEntriesByName("lb-topology:drawn")[0];
        if (mark) return mark.startTime;
        await new Promise(requestAnimationFrame);
      }
    });
}
