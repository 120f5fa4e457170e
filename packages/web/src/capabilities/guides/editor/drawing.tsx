import type { GuideNode, GuideProblem } from "@centralita/contracts";
import { type ComponentProps, type Ref, useEffect, useImperativeHandle } from "react";
import { Canvas } from "./canvas.tsx";
import { type Select, useCards } from "./use-cards.ts";
import type { GuideState } from "./use-guide-state.ts";

type Props = Omit<ComponentProps<typeof Canvas>, "cards" | "onNodesChange" | "start"> &
	Pick<GuideState, "guide" | "apply"> & {
		problems: readonly GuideProblem[];
		labelOf: (node: GuideNode) => string;
		onSelected: (ids: readonly string[]) => void;
		select: Ref<Select>;
	};

/** The canvas with its cards: they change with each frame in which one is dragged, and nothing around them does. */
export function Drawing({ guide, apply, problems, labelOf, onSelected, select: ref, ...rest }: Props) {
	const { cards, onNodesChange, select, selected } = useCards({ guide, apply }, problems, labelOf);
	useImperativeHandle(ref, () => select, [select]);
	useEffect(() => onSelected(selected), [selected, onSelected]);
	return <Canvas {...rest} cards={cards} onNodesChange={onNodesChange} start={guide.start} />;
}
