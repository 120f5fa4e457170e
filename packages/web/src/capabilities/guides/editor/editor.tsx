import type { GuideNode, GuideWork } from "@centralita/contracts";
import { useQueryClient } from "@tanstack/react-query";
import { ReactFlowProvider, useReactFlow } from "@xyflow/react";
import { useCallback, useMemo, useRef, useState } from "react";
import { useProblemText } from "../../../shared/api/index.ts";
import { useCan } from "../../../shared/auth/index.ts";
import { LeaveGuard } from "../../../shared/forms/index.ts";
import { gistOf } from "../../../shared/guides/index.ts";
import { useLanguage, useText } from "../../../shared/i18n/index.ts";
import { toast } from "../../../shared/kit/index.ts";
import { autoLayout, nodeWidth, placesOf } from "../model/auto-layout.ts";
import type { NodeKind } from "../model/new-node.ts";
import {
	addNode,
	connect,
	moveNodes,
	nodeOf,
	openExit,
	pasteNodes,
	removeNodes,
	updateNode,
	type Way,
} from "../model/operations.ts";
import { usePublishGuide, workQuery } from "../queries/guides.ts";
import { guidesText } from "../text.ts";
import { clipboard } from "./clipboard.ts";
import { ConflictDialog } from "./conflict-dialog.tsx";
import { Drawing } from "./drawing.tsx";
import { EditorContext } from "./editor-context.ts";
import { EditorHeader } from "./editor-header.tsx";
import { editorText } from "./editor-text.ts";
import { Panel, type PanelTab } from "./panel/panel.tsx";
import { PublishDialog } from "./publish-dialog.tsx";
import { Toolbar } from "./toolbar.tsx";
import { useAutosave } from "./use-autosave.ts";
import { type Select, useWays } from "./use-cards.ts";
import { useGuideState } from "./use-guide-state.ts";
import { useShortcuts } from "./use-shortcuts.ts";
import { useTraffic } from "./use-traffic.ts";

/** With a place for every node, so that none moves by itself later. */
const drawn = (work: GuideWork) => ({ ...work.draft, layout: placesOf(work.draft) });

export const Editor = ({ work }: { work: GuideWork }) => (
	<ReactFlowProvider>
		<Workbench initial={work} />
	</ReactFlowProvider>
);

function Workbench({ initial }: { initial: GuideWork }) {
	const t = useText(editorText);
	const words = useText(guidesText);
	const language = useLanguage();
	const problemText = useProblemText();
	const client = useQueryClient();
	const flow = useReactFlow();
	const can = useCan();
	const readOnly = !can("guides:write") || initial.archived;
	const state = useGuideState(() => drawn(initial));
	const { guide, apply } = state;
	const saving = useAutosave(initial, guide);
	const publish = usePublishGuide(initial.slug);
	const [tab, setTab] = useState<PanelTab>("node");
	const [chosenWay, setChosenWay] = useState<string | null>(null);
	const [publishing, setPublishing] = useState(false);
	const [generation, setGeneration] = useState(0);
	const [copies, setCopies] = useState(clipboard.read().length);
	const added = useRef(false);
	/** Whose first field is to have the focus, once the panel shows it. */
	const [wanted, setWanted] = useState<string | null>(null);
	const problems = saving.work.problems;

	const labelOf = useCallback(
		(node: GuideNode) =>
			t("nodeLabel", { kind: words(`kind.${node.kind}`), gist: gistOf(node, language) || t("unwritten") }),
		[t, words, language],
	);
	const [selected, setSelected] = useState<readonly string[]>([]);
	const selection = useRef<Select>(null);
	const select = useCallback<Select>((ids, later) => selection.current?.(ids, later), []);
	const titles = useMemo(() => new Map(guide.nodes.map((node) => [node.id, labelOf(node)])), [guide.nodes, labelOf]);
	const wayLabel = useCallback(
		(from: GuideNode, to: string) => `${titles.get(from.id) ?? from.id} → ${titles.get(to) ?? to}`,
		[titles],
	);
	const version = saving.work.publishedVersion;
	const [numbers, setNumbers] = useState(false);
	const traffic = useTraffic(initial.slug, version, numbers);
	const ways = useWays(state, chosenWay, wayLabel, traffic.noteOf);

	const open = useCallback((id: string) => {
		setTab("node");
		setWanted(id);
	}, []);
	const opened = useCallback(() => setWanted(null), []);
	const leaveFocus = useCallback(() => {
		const was = added.current;
		added.current = false;
		return was;
	}, []);

	const show = useCallback(
		(id: string) => {
			select([id]);
			setTab("node");
			const at = guide.layout?.[id];
			if (at)
				void flow.setCenter(at.x + nodeWidth / 2, at.y + 80, { zoom: Math.max(flow.getZoom(), 0.8), duration: 200 });
		},
		[select, guide.layout, flow],
	);

	/** Right of where it comes from, or in the middle of what is seen; never upon another. */
	const freePlace = useCallback(
		(from: Way | null) => {
			const places = Object.values(guide.layout ?? {});
			const origin = from ? guide.layout?.[from.node] : undefined;
			const middle = flow.screenToFlowPosition({ x: innerWidth / 2 - 200, y: innerHeight / 2 });
			const at = origin
				? { x: origin.x + nodeWidth + 96, y: origin.y }
				: { x: Math.round(middle.x), y: Math.round(middle.y) };
			while (places.some(({ x, y }) => Math.abs(x - at.x) < nodeWidth && Math.abs(y - at.y) < 150)) at.y += 160;
			return at;
		},
		[guide.layout, flow],
	);

	const add = useCallback(
		(kind: NodeKind, from: Way | null) => {
			const at = freePlace(from);
			const { id } = addNode(guide, kind, at, from);
			select([id], true);
			apply((before) => addNode(before, kind, at, from).guide);
			void flow.setCenter(at.x + nodeWidth / 2, at.y + 80, { zoom: flow.getZoom(), duration: 200 });
			added.current = true;
			open(id);
		},
		[guide, freePlace, select, apply, open, flow],
	);
	const addAfterSelected = (kind: NodeKind) => {
		const [only] = selected;
		const node = selected.length === 1 && only !== undefined ? nodeOf(guide, only) : undefined;
		const path = node ? openExit(node) : null;
		add(kind, node && path ? { node: node.id, path } : null);
	};
	const remove = useCallback((ids: readonly string[]) => apply((before) => removeNodes(before, new Set(ids))), [apply]);
	const onConnect = useCallback((way: Way, to: string) => apply((before) => connect(before, way, to)), [apply]);
	const onDelete = useCallback(
		(nodes: readonly string[], gone: readonly Way[]) =>
			apply((before) => {
				const cut = gone.reduce((rest, way) => connect(rest, way, ""), before);
				return removeNodes(cut, new Set(nodes));
			}),
		[apply],
	);
	const copy = () => {
		const chosen = guide.nodes.filter(({ id }) => selected.includes(id));
		if (chosen.length === 0) return;
		clipboard.write(chosen.map((node) => ({ node, at: guide.layout?.[node.id] ?? { x: 0, y: 0 } })));
		setCopies(chosen.length);
	};
	const paste = () => {
		const copied = clipboard.read();
		if (copied.length === 0) return;
		const pasted = pasteNodes(guide, copied, { x: 48, y: 48 });
		select(pasted.ids, true);
		apply(() => pasted.guide);
	};
	const stepBack = (step: () => void) => {
		step();
		setGeneration((before) => before + 1);
	};
	const undo = () => stepBack(state.undo);
	const redo = () => stepBack(state.redo);
	useShortcuts(!readOnly, { undo, redo, copy, paste });

	const adopt = (next: GuideWork) => {
		const shown = drawn(next);
		saving.adopt(next, shown);
		state.adopt(shown);
		setGeneration((before) => before + 1);
	};
	const newest = () => client.fetchQuery({ ...workQuery(initial.slug), staleTime: 0 });
	const openPublish = async () => {
		if (await saving.flush()) setPublishing(true);
	};
	const onPublish = (note: string) =>
		publish.mutate(
			{ revision: saving.work.revision, note },
			{
				onSuccess: (done) => {
					saving.adopt(done, guide);
					setPublishing(false);
					toast.success(t("published", { version: done.publishedVersion ?? 1 }));
				},
				onError: (error) => toast.error(problemText(error)),
			},
		);

	const shared = useMemo(
		() => ({
			guide,
			readOnly,
			problems,
			apply,
			change: (node: GuideNode, key?: string) =>
				apply((before) => updateNode(before, node), key === undefined ? undefined : `${node.id}:${key}`),
			add,
			leaveFocus,
			remove,
			show,
		}),
		[guide, readOnly, problems, apply, add, leaveFocus, remove, show],
	);

	return (
		<EditorContext value={shared}>
			<div className="fills-screen grid h-[calc(100dvh-3.5rem)] min-w-0 grid-rows-[auto_auto_minmax(0,1fr)] lg:h-dvh">
				<EditorHeader
					work={saving.work}
					status={saving.status}
					readOnly={readOnly}
					onPublish={() => void openPublish()}
					onShowProblems={() => setTab("problems")}
				/>
				<Toolbar
					canUndo={state.canUndo}
					canRedo={state.canRedo}
					anySelected={selected.length > 0}
					canPaste={copies > 0}
					onAdd={addAfterSelected}
					onUndo={undo}
					onRedo={redo}
					onCopy={copy}
					onPaste={paste}
					onDelete={() => remove(selected)}
					onArrange={() => {
						apply((before) => moveNodes(before, autoLayout(before)));
						setTimeout(() => void flow.fitView({ padding: 0.15, duration: 200 }));
					}}
					onFit={() => void flow.fitView({ padding: 0.15, maxZoom: 1, duration: 200 })}
					numbers={version !== null && can("insights:read") ? { shown: numbers, none: traffic.none, version } : null}
					onNumbers={() => setNumbers(!numbers)}
					onZoom={(direction) => void (direction > 0 ? flow.zoomIn() : flow.zoomOut())}
				/>
				<div className="grid min-h-0 grid-cols-[minmax(0,1fr)_25rem]">
					<Drawing
						guide={guide}
						apply={apply}
						problems={problems}
						labelOf={labelOf}
						select={selection}
						onSelected={setSelected}
						ways={ways}
						readOnly={readOnly}
						onWayChosen={setChosenWay}
						onConnect={onConnect}
						onDelete={onDelete}
						onOpen={open}
						onChosen={() => setTab((before) => (before === "try" ? before : "node"))}
					/>
					<Panel
						tab={tab}
						onTab={setTab}
						selected={selected}
						wanted={wanted}
						onWantedShown={opened}
						flush={saving.flush}
						generation={generation}
					/>
				</div>
			</div>
			{publishing && (
				<PublishDialog
					problems={problems}
					experiment={saving.work.experiment}
					loading={publish.isPending}
					onClose={() => setPublishing(false)}
					onPublish={onPublish}
					onShow={(node) => {
						setPublishing(false);
						show(node);
					}}
				/>
			)}
			<ConflictDialog
				open={saving.status === "conflict"}
				onKeepMine={() => void newest().then((work) => saving.overwrite(work.revision))}
				onLoadTheirs={() => void newest().then(adopt)}
			/>
			<LeaveGuard active={saving.status === "failed" || saving.status === "conflict"} />
		</EditorContext>
	);
}
