import {
	Background,
	BackgroundVariant,
	type Connection,
	MiniMap,
	type NodeChange,
	type OnDelete,
	ReactFlow,
	type ReactFlowInstance,
} from "@xyflow/react";
import { useCallback, useMemo } from "react";
import { useText } from "../../../shared/i18n/index.ts";
import type { Way } from "../model/operations.ts";
import "./canvas.css";
import type { Edge, EdgeChange } from "@xyflow/react";
import { editorText } from "./editor-text.ts";
import { NodeCard } from "./node-card.tsx";
import type { Card } from "./use-cards.ts";

const nodeTypes = { card: NodeCard };
const deleteKeys = ["Backspace", "Delete"];
/** Up to so many nodes all are there for the Tab key, seen or not; in larger guides the search finds the others. */
const allRendered = 60;
/** Smaller than this nobody reads a card: a large guide opens at its beginning instead. */
const readableZoom = 0.55;
const proOptions = { hideAttribution: true };

type Props = {
	cards: Card[];
	ways: Edge[];
	readOnly: boolean;
	onNodesChange: (changes: NodeChange<Card>[]) => void;
	onWayChosen: (id: string | null) => void;
	onConnect: (way: Way, to: string) => void;
	onDelete: (nodes: readonly string[], ways: readonly Way[]) => void;
	/** Enter on a node: to its details. */
	onOpen: (id: string) => void;
	/** A node was clicked. */
	onChosen: () => void;
	/** The first node of the guide. */
	start: string;
};

/** The drawing itself. */
export function Canvas({
	cards,
	ways,
	readOnly,
	onNodesChange,
	onWayChosen,
	onConnect,
	onDelete,
	onOpen,
	onChosen,
	start,
}: Props) {
	const t = useText(editorText);
	const labels = useMemo(
		() => ({
			"node.a11yDescription.default": t("describe.node"),
			"node.a11yDescription.keyboardDisabled": t("describe.node"),
			"node.a11yDescription.ariaLiveMessage": ({ x, y }: { x: number; y: number }) => t("moved", { x, y }),
			"minimap.ariaLabel": t("minimap"),
		}),
		[t],
	);
	const connect = useCallback(
		({ source, sourceHandle, target }: Connection) => {
			if (sourceHandle) onConnect({ node: source, path: sourceHandle }, target);
		},
		[onConnect],
	);
	const remove = useCallback<OnDelete<Card>>(
		({ nodes, edges }) =>
			onDelete(
				nodes.map(({ id }) => id),
				edges.map(({ source, sourceHandle }) => ({ node: source, path: sourceHandle ?? "" })),
			),
		[onDelete],
	);
	const choose = useCallback(
		(changes: EdgeChange[]) => {
			for (const change of changes) if (change.type === "select") onWayChosen(change.selected ? change.id : null);
		},
		[onWayChosen],
	);
	const open = (flow: ReactFlowInstance<Card, Edge>) => {
		void flow.fitView({ padding: 0.15, maxZoom: 1 }).then(() => {
			const first = flow.getNode(start);
			if (!first || flow.getZoom() >= readableZoom) return;
			void flow.setViewport({ x: 40 - first.position.x * 0.7, y: 200 - first.position.y * 0.7, zoom: 0.7 });
		});
	};
	return (
		<section
			aria-label={t("canvas")}
			className="guide-canvas relative min-h-0 min-w-0"
			onKeyDown={(event) => {
				const at = event.target instanceof HTMLElement ? event.target : null;
				const id = at?.classList.contains("react-flow__node") ? at.dataset.id : undefined;
				if (id !== undefined && event.key === "Enter") onOpen(id);
			}}
		>
			<ReactFlow
				nodes={cards}
				edges={ways}
				nodeTypes={nodeTypes}
				onNodesChange={onNodesChange}
				onEdgesChange={choose}
				onConnect={connect}
				onDelete={remove}
				onNodeClick={onChosen}
				// The panel's lists connect and cut; Tab goes from node to node.
				edgesFocusable={false}
				nodesDraggable={!readOnly}
				nodesConnectable={!readOnly}
				deleteKeyCode={readOnly ? null : deleteKeys}
				onlyRenderVisibleElements={cards.length > allRendered}
				onInit={open}
				minZoom={0.15}
				maxZoom={1.75}
				ariaLabelConfig={labels}
				proOptions={proOptions}
			>
				<Background variant={BackgroundVariant.Dots} gap={24} size={1.5} color="var(--line)" />
				<MiniMap
					pannable
					zoomable
					className="max-md:hidden"
					nodeColor="var(--line-strong)"
					nodeStrokeColor="var(--line-strong)"
					nodeBorderRadius={12}
				/>
			</ReactFlow>
		</section>
	);
}
