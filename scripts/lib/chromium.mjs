/** Finds a browser for the tests, or gets one. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { cached } from "./cache.mjs";
import { findOnPath, npm, run } from "./command.mjs";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge"];
const places = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  "C:/Program Files/Google/Chrome/Application/chrome.exe",
  "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
];
/** A package that holds the program, for Linux on x64. */
const packaged = { name: "@sparticuz/chromium", version: "153.0.0" };

export const launchArguments = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  ...(process.getuid?.() === 0 || process.env.CI ? ["--no-sandbox"] : []),
];

/**
 * Gives the path of a Chromium: CHROMIUM_PATH, an installed one, Playwright's own, one installed by apt-get where this
 * runs as root on Debian or its kin, one out of an npm package. Throws with the command to type when none can be had.
 */
export async function ensureChromium(log = console.log) {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) {
    if (!existsSync(chosen)) throw new Error(`CHROMIUM_PATH: ${chosen} does not exist`);
    return chosen;
  }
  return (await installed()) ?? (await fromDebian(log)) ?? (await fromPackage(log)) ?? giveUp();
}

async function installed() {
  for (const name of names) {
    const file = findOnPath(name);
    if (file) return file;
  }
  const place = places.find((it) => existsSync(it));
  if (place) return place;
  const { chromium } = await import("playwright-core");
  const own = chromium.executablePath();
  return own && existsSync(own) ? own : undefined;
}

async function fromDebian(log) {
  if (process.getuid?.() !== 0 || !existsSync("/etc/debian_version") || !findOnPath("apt-get")) return undefined;
  log("Installing Chromium (apt-get install chromium)…");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update", "-qq"], { env, timeout: 300_000 });
  const { code, output } = await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], {
    env,
    timeout: 600_000,
  });
  const file = findOnPath("chromium");
  if (code === 0 && file) return file;
  log(`apt-get could not install Chromium:\n${output.trim().split("\n").slice(-5).join("\n")}`);
  return undefined;
}

async function fromPackage(log) {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  try {
    const folder = await cached(`chromium/${packaged.version}`, async (target) => {
      log(`Fetching Chromium (npm package ${packaged.name})…`);
      const { code, output } = await npm(
        ["install", "--prefix", target, "--no-audit", "--no-fund", `${packaged.name}@${packaged.version}`],
        { cwd: target },
      );
      if (code !== 0) throw new Error(output);
    });
    const home = path.join(folder, "node_modules", packaged.name);
    const { exports, main } = JSON.parse(readFileSync(path.join(home, "package.json"), "utf8"));
    const entry = exports?.["."]?.import?.default ?? exports?.["."]?.default ?? exports?.import ?? main;
    const { default: chromium } = await import(pathToFileURL(path.join(home, entry)).href);
    const file = await chromium.executablePath();
    const { code, output } = await run(file, ["--version", "--headless", "--no-sandbox"], { timeout: 30_000 });
    if (code === 0) return file;
    log(`The Chromium of ${packaged.name} does not start here:\n${output.trim()}`);
  } catch (error) {
    log(`Chromium could not be fetched from npm: ${error.message}`);
  }
  return undefined;
}

function giveUp() {
  throw new Error(
    [
      "The tests need Chromium, and none was found. Install one, then run npm test again:",
      "  Debian, Ubuntu:  sudo apt-get install chromium",
      "  Fedora:          sudo dnf install chromium",
      "  macOS:           brew install --cask chromium",
      "  anywhere:        npx playwright-core install chromium",
      "or name the program in CHROMIUM_PATH.",
    ].join("\n"),
  );
}
