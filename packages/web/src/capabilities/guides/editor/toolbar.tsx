import {
	ChartColumn,
	ClipboardPaste,
	Copy,
	Maximize,
	Plus,
	Redo2,
	Trash2,
	Undo2,
	Workflow,
	ZoomIn,
	ZoomOut,
} from "lucide-react";
import { useState } from "react";
import { useText } from "../../../shared/i18n/index.ts";
import { Button, DropdownMenu, IconButton, MenuItem, SearchInput } from "../../../shared/kit/index.ts";
import { type NodeKind, nodeKinds } from "../model/new-node.ts";
import { mentions } from "../model/words.ts";
import { guidesText } from "../text.ts";
import { useEditor } from "./editor-context.ts";
import { editorText } from "./editor-text.ts";

type Props = {
	canUndo: boolean;
	canRedo: boolean;
	anySelected: boolean;
	canPaste: boolean;
	onAdd: (kind: NodeKind) => void;
	onUndo: () => void;
	onRedo: () => void;
	onCopy: () => void;
	onPaste: () => void;
	onDelete: () => void;
	onArrange: () => void;
	onFit: () => void;
	onZoom: (direction: 1 | -1) => void;
	/** Figures of real sessions on the ways of that version; null where there can be none. */
	numbers: { shown: boolean; none: boolean; version: number } | null;
	onNumbers: () => void;
};

/** Everything that can be done to the drawing, by button. */
export function Toolbar(props: Props) {
	const t = useText(editorText);
	const words = useText(guidesText);
	const { readOnly, leaveFocus } = useEditor();
	return (
		<div
			role="toolbar"
			aria-label={t("toolbar")}
			className="flex flex-wrap items-center gap-1 border-line border-b bg-surface px-3 py-2"
		>
			{!readOnly && (
				<>
					<DropdownMenu
						align="start"
						leaveFocus={leaveFocus}
						trigger={
							<Button size="sm" variant="primary">
								<Plus aria-hidden />
								{t("addNode")}
							</Button>
						}
					>
						{nodeKinds.map((kind) => (
							<MenuItem key={kind} onSelect={() => props.onAdd(kind)}>
								{words(`kind.${kind}`)}
							</MenuItem>
						))}
					</DropdownMenu>
					<IconButton size="sm" label={t("undo")} icon={<Undo2 />} disabled={!props.canUndo} onClick={props.onUndo} />
					<IconButton size="sm" label={t("redo")} icon={<Redo2 />} disabled={!props.canRedo} onClick={props.onRedo} />
					<IconButton
						size="sm"
						label={t("copy")}
						icon={<Copy />}
						disabled={!props.anySelected}
						onClick={props.onCopy}
					/>
					<IconButton
						size="sm"
						label={t("paste")}
						icon={<ClipboardPaste />}
						disabled={!props.canPaste}
						onClick={props.onPaste}
					/>
					<IconButton
						size="sm"
						label={t("deleteNodes")}
						icon={<Trash2 />}
						disabled={!props.anySelected}
						onClick={props.onDelete}
					/>
					<IconButton size="sm" label={t("arrange")} icon={<Workflow />} onClick={props.onArrange} />
				</>
			)}
			<IconButton size="sm" label={t("fit")} icon={<Maximize />} onClick={props.onFit} />
			<IconButton size="sm" label={t("zoomIn")} icon={<ZoomIn />} onClick={() => props.onZoom(1)} />
			<IconButton size="sm" label={t("zoomOut")} icon={<ZoomOut />} onClick={() => props.onZoom(-1)} />
			{props.numbers && (
				<>
					<Button size="sm" variant="ghost" aria-pressed={props.numbers.shown} onClick={props.onNumbers}>
						<ChartColumn aria-hidden />
						{t("numbers")}
					</Button>
					<span role="status" className="text-ink-faint text-xs">
						{props.numbers.shown &&
							t(props.numbers.none ? "numbersNone" : "numbersOf", { version: props.numbers.version })}
					</span>
				</>
			)}
			<NodeSearch />
		</div>
	);
}

/** Enter goes to the next node that mentions it. */
function NodeSearch() {
	const t = useText(editorText);
	const { guide, show } = useEditor();
	const [search, setSearch] = useState("");
	const [at, setAt] = useState(-1);
	const found = search.trim() === "" ? [] : guide.nodes.filter((node) => mentions(node, search.trim()));
	const next = () => {
		const place = (at + 1) % Math.max(1, found.length);
		const node = found[place];
		if (!node) return;
		setAt(place);
		show(node.id);
	};
	return (
		<search className="ml-auto">
			<form
				className="flex items-center gap-2"
				onSubmit={(event) => {
					event.preventDefault();
					next();
				}}
			>
				<span role="status" className="text-ink-faint text-xs tabular-nums">
					{search.trim() !== "" && t("found", { count: found.length, at: Math.min(at, found.length - 1) + 1 })}
				</span>
				<div className="w-52">
					<SearchInput
						label={t("search")}
						placeholder={t("search")}
						value={search}
						onValueChange={(value) => {
							setSearch(value);
							setAt(-1);
						}}
					/>
				</div>
			</form>
		</search>
	);
}
