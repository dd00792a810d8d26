#!/usr/bin/env node
/**
 * The webview on a plain page, over a fake host: `node scripts/dev-webview.mjs [--port N]`, then open the printed
 * address. The query chooses: ?sample=shop|problem|cases|huge500|huge2000|empty|loading|failure
 * and &theme=dark|light|hc-dark|hc-light. The page has the content security policy that it has in VS Code. With ?files=shop
 * (or JSON: path to text) gestures edit real text: the engine runs in the page, which the policy then allows.
 */
import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import { zodThatParses } from "./lib/zod-plugin.mjs";

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), "..");
const types = { ".css": "text/css", ".json": "application/json", ".wasm": "application/wasm" };
const themes = {
  dark: "vscode-dark",
  light: "vscode-light",
  "hc-dark": "vscode-high-contrast",
  "hc-light": "vscode-high-contrast-light",
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const flag = process.argv.indexOf("--port");
  const { url } = await startDevPage({ port: flag < 0 ? 5180 : Number(process.argv[flag + 1]), watch: true });
  console.log(`Webview with samples: ${url}?sample=shop&theme=dark   (Ctrl+C stops)`);
}

/** Builds and serves the page; gives its address and a function that stops it. */
export async function startDevPage({ port = 0, watch = false } = {}) {
  const files = new Map();
  const context = await esbuild.context({
    absWorkingDir: root,
    entryPoints: { dev: "webview/dev/main.tsx" },
    outdir: "out/dev-webview",
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    jsx: "automatic",
    minify: !watch,
    define: { "process.env.NODE_ENV": watch ? '"development"' : '"production"' },
    logLevel: "warning",
    plugins: [zodThatParses, { name: "keep", setup: (build) => build.onEnd(keep) }],
  });
  if (watch) await context.watch();
  await context.rebuild();

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    if (url.pathname === "/") {
      const { policy, html } = page(
        themes[url.searchParams.get("theme") ?? "dark"] ?? themes.dark,
        url.searchParams.has("files"),
      );
      response.writeHead(200, { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": policy });
      response.end(html);
      return;
    }
    const file = files.get(url.pathname);
    const type = types[path.extname(url.pathname)] ?? "text/javascript";
    response.writeHead(file ? 200 : 404, { "Content-Type": `${type}; charset=utf-8` });
    response.end(file);
  });
  await new Promise((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    async stop() {
      server.close();
      server.closeAllConnections();
      await context.dispose();
    },
  };

  function keep(result) {
    for (const it of result.outputFiles ?? []) files.set(`/${path.basename(it.path)}`, it.contents);
    for (const name of [
      "web-tree-sitter/web-tree-sitter.wasm",
      "@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm",
    ])
      files.set(`/${path.basename(name)}`, readFileSync(path.join(root, "node_modules", name)));
    files.set("/shop.json", JSON.stringify(sampleFiles()));
    files.set("/themes.css", readFileSync(path.join(root, "webview/dev/themes.css")));
  }
}

function sampleFiles() {
  const folder = path.join(root, "test/samples/shop");
  return Object.fromEntries(
    readdirSync(folder)
      .filter((it) => it.endsWith(".tf"))
      .map((it) => [it, readFileSync(path.join(folder, it), "utf8")]),
  );
}

function page(theme, live) {
  const nonce = randomUUID().replaceAll("-", "");
  const policy =
    `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data:; font-src 'self' data:${live ? "; connect-src 'self'" : ""}`.replace(
      "script-src",
      live ? "script-src 'wasm-unsafe-eval'" : "script-src",
    );
  const html = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta property="csp-nonce" content="${nonce}">
<link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Load Balancer Topology</title>
<link rel="stylesheet" href="themes.css">
<link rel="stylesheet" href="dev.css">
</head>
<body class="${theme}" data-vscode-theme-kind="${theme}">
<div id="root"></div>
<script type="module" nonce="${nonce}" src="dev.js"></script>
</body>
</html>`;
  return { policy, html };
}
