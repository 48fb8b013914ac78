/**
 * The circles of a graph, each once: the nodes in the order in which they lead to each other, from the first one met.
 * Each edge is walked once; circles that share an edge with one found before may be left out.
 */
export function cyclesIn<Node>(nodes: readonly Node[], next: (node: Node) => readonly Node[]): readonly Node[][] {
  const cycles: Node[][] = [];
  const finished = new Set<Node>();
  for (const start of nodes) {
    if (finished.has(start)) continue;
    const path: Node[] = [start];
    const waiting: Node[][] = [[...next(start)]];
    const onPath = new Map<Node, number>([[start, 0]]);
    while (path.length > 0) {
      const node = waiting.at(-1)!.pop();
      if (node === undefined) {
        waiting.pop();
        const done = path.pop()!;
        onPath.delete(done);
        finished.add(done);
        continue;
      }
      const at = onPath.get(node);
      if (at !== undefined) cycles.push(path.slice(at));
      if (at !== undefined || finished.has(node)) continue;
      onPath.set(node, path.length);
      path.push(node);
      waiting.push([...next(node)]);
    }
  }
  return cycles;
}
