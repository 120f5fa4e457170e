import type { GuideNode, GuideProblem } from "@centralita/contracts";
import { applyNodeChanges, type Edge, type Node, type NodeChange } from "@xyflow/react";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { placesOf } from "../model/auto-layout.ts";
import { moveNodes, type Position } from "../model/operations.ts";
import { exitsOf } from "../outline.ts";
import type { GuideState } from "./use-guide-state.ts";

export type CardData = { node: GuideNode; start: boolean; errors: number; warnings: number; label: string };
export type Card = Node<CardData, "card">;

/** Selects these; `later`: they are about to be made. */
export type Select = (ids: readonly string[], later?: boolean) => void;

const countOf = (problems: readonly GuideProblem[], severity: GuideProblem["severity"]) => {
	const counts = new Map<string, number>();
	for (const problem of problems)
		if (problem.severity === severity && problem.node) counts.set(problem.node, (counts.get(problem.node) ?? 0) + 1);
	return counts;
};

/**
 * The guide as React Flow's nodes and edges. A card is the same object as long as nothing of it changed, so that of a
 * large guide only what changes is drawn again; while a card is dragged, the guide itself does not change.
 */
export function useCards(
	{ guide, apply }: Pick<GuideState, "guide" | "apply">,
	problems: readonly GuideProblem[],
	labelOf: (node: GuideNode) => string,
): {
	cards: Card[];
	onNodesChange: (changes: NodeChange<Card>[]) => void;
	select: Select;
	selected: readonly string[];
} {
	const [cards, setCards] = useState<Card[]>([]);
	const wanted = useRef<ReadonlySet<string> | null>(null);

	useEffect(() => {
		const places = placesOf(guide);
		const errors = countOf(problems, "error");
		const warnings = countOf(problems, "warning");
		setCards((before) => {
			const known = new Map(before.map((card) => [card.id, card]));
			const select = wanted.current;
			wanted.current = null;
			return guide.nodes.map((node): Card => {
				const { id } = node;
				const position = places[id] ?? { x: 0, y: 0 };
				const data = {
					node,
					start: guide.start === id,
					errors: errors.get(id) ?? 0,
					warnings: warnings.get(id) ?? 0,
					label: labelOf(node),
				};
				const old = known.get(id);
				const selected = select ? select.has(id) : (old?.selected ?? false);
				if (!old) return { id, type: "card", position, data, selected, ariaLabel: data.label };
				const sameData = (Object.keys(data) as (keyof CardData)[]).every((key) => old.data[key] === data[key]);
				const samePlace = old.position.x === position.x && old.position.y === position.y;
				if (sameData && samePlace && old.selected === selected) return old;
				return { ...old, position, selected, data: sameData ? old.data : data, ariaLabel: data.label };
			});
		});
	}, [guide, problems, labelOf]);

	const onNodesChange = useCallback(
		(changes: NodeChange<Card>[]) => {
			// What is removed goes by way of the guide.
			setCards((before) =>
				applyNodeChanges(
					changes.filter(({ type }) => type !== "remove"),
					before,
				),
			);
			const places: Record<string, Position> = {};
			for (const change of changes)
				if (change.type === "position" && change.dragging === false && change.position)
					places[change.id] = { x: Math.round(change.position.x), y: Math.round(change.position.y) };
			const moved = Object.keys(places);
			if (moved.length > 0) apply((before) => moveNodes(before, places), `move:${moved.join(" ")}`);
		},
		[apply],
	);

	const select = useCallback<Select>((ids, later = false) => {
		const chosen = new Set(ids);
		if (later) wanted.current = chosen;
		setCards((before) =>
			before.map((card) => (card.selected === chosen.has(card.id) ? card : { ...card, selected: chosen.has(card.id) })),
		);
	}, []);

	const key = cards.flatMap(({ id, selected }) => (selected ? [id] : [])).join(" ");
	const selected = useMemo(() => (key === "" ? [] : key.split(" ")), [key]);
	return { cards, onNodesChange, select, selected };
}

/** An edge for every way that leads somewhere, with what `noteOf` has to say on it; the same objects while they are the same. */
export function useWays(
	{ guide }: Pick<GuideState, "guide">,
	chosen: string | null,
	labelOf: (from: GuideNode, to: string) => string,
	noteOf: (from: GuideNode) => ReadonlyMap<string, string> | null,
): Edge[] {
	const cache = useRef(new Map<string, Edge>());
	return useMemo(() => {
		const ids = new Set(guide.nodes.map(({ id }) => id));
		const next = new Map<string, Edge>();
		for (const node of guide.nodes) {
			const notes = noteOf(node);
			for (const { path, to } of exitsOf(node)) {
				if (!ids.has(to)) continue;
				const id = `${node.id}:${path}`;
				const label = notes?.get(path);
				const made: Edge = {
					id,
					source: node.id,
					sourceHandle: path,
					target: to,
					selected: id === chosen,
					ariaLabel: label === undefined ? labelOf(node, to) : `${labelOf(node, to)}: ${label}`,
					...(label === undefined ? {} : { label, labelBgPadding: [6, 3], labelBgBorderRadius: 6 }),
				};
				const old = cache.current.get(id);
				const same = (["target", "selected", "ariaLabel", "label"] as const).every((key) => old?.[key] === made[key]);
				next.set(id, old && same ? old : made);
			}
		}
		cache.current = next;
		return [...next.values()];
	}, [guide.nodes, chosen, labelOf, noteOf]);
}
