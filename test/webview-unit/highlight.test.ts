import { describe, expect, it } from "vitest";
import { adjacencyOf, litByEdge, litByNode } from "../../webview/state/highlight";

const edge = (from: string, to: string, fromRow?: string) => ({
  id: `${from}-${to}${fromRow ?? ""}`,
  from,
  to,
  style: "solid" as const,
  ...(fromRow === undefined ? {} : { fromRow }),
});
// rule → proxy → map -row1→ one → neg, map -row2→ two → neg
const graph = adjacencyOf([
  edge("rule", "proxy"),
  edge("proxy", "map"),
  edge("map", "one", "row1"),
  edge("map", "two", "row2"),
  edge("one", "neg"),
  edge("two", "neg"),
]);

describe("what is lit", () => {
  it.each([
    { name: "a node in the middle", lit: litByNode(graph, "one", undefined, "hover"), nodes: "map neg one proxy rule" },
    {
      name: "a node at the end",
      lit: litByNode(graph, "neg", undefined, "hover"),
      nodes: "map neg one proxy rule two",
    },
    { name: "one row", lit: litByNode(graph, "map", "row2", "hover"), nodes: "map neg proxy rule two" },
    { name: "a row without edges", lit: litByNode(graph, "map", "h", "hover"), nodes: "map neg one proxy rule two" },
    { name: "an edge", lit: litByEdge(graph, "map-onerow1", "hover"), nodes: "map neg one proxy rule" },
  ])("is the whole path to and from $name", ({ lit, nodes }) => {
    expect([...(lit?.nodes ?? [])].sort().join(" ")).toBe(nodes);
  });

  it("names the rows that lit edges leave from", () => {
    const { rows } = litByNode(graph, "one", undefined, "selection");
    expect([...rows].map(([node, ids]) => [node, [...ids]])).toEqual([["map", ["row1"]]]);
  });

  it("ends on a cycle, and on an edge that does not exist", () => {
    const round = adjacencyOf([edge("a", "b"), edge("b", "a")]);
    expect([...litByNode(round, "a", undefined, "hover").nodes].sort()).toEqual(["a", "b"]);
    expect(litByEdge(round, "gone", "hover")).toBeNull();
  });
});
