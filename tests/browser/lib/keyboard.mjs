// A reader who has a keyboard and a screen reader: what has the focus, as the accessibility tree says it, and Tab until
// something of a role and a name has it.

// Gives `focused()`: {role, name, description, value, states} of what has the focus; `tabTo(role, name)`: presses Tab until
// it has; `tree()`: every node of the page that a screen reader meets, in order.
export async function reader(page) {
  const client = await page.context().newCDPSession(page);
  const plain = (node) => ({
    role: node.role?.value ?? "",
    name: (node.name?.value ?? "").replace(/\s+/g, " ").trim(),
    description: node.description?.value ?? "",
    value: node.value?.value ?? "",
    states: Object.fromEntries((node.properties ?? []).map(({ name, value }) => [name, value.value])),
  });
  const focused = async () => {
    const { result } = await client.send("Runtime.evaluate", { expression: "document.activeElement" });
    const { nodes } = await client.send("Accessibility.getPartialAXTree", { objectId: result.objectId, fetchRelatives: false });
    return plain(nodes[0]);
  };
  const matches = (node, role, name) =>
    node.role === role && (name instanceof RegExp ? name.test(node.name) : node.name === name);
  const tabTo = async (role, name, { limit = 250, key = "Tab" } = {}) => {
    const met = [];
    for (let press = 0; press < limit; press += 1) {
      await page.keyboard.press(key);
      const node = await focused();
      if (matches(node, role, name)) return node;
      met.push(`${node.role} "${node.name.slice(0, 40)}"`);
    }
    throw new Error(`${limit} times ${key} did not lead to ${role} ${name}; met ${[...new Set(met)].slice(0, 40).join(", ")}`);
  };
  const tree = async () => {
    const { nodes } = await client.send("Accessibility.getFullAXTree");
    return nodes.filter((node) => !node.ignored).map(plain);
  };
  return { focused, tabTo, tree, matches };
}
