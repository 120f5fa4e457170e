import { Tabs as Primitive } from "radix-ui";
import type { ReactNode } from "react";

type TabsProps<T extends string> = {
	label: string;
	value: T;
	onValueChange: (value: T) => void;
	tabs: readonly { value: T; label: ReactNode; content: ReactNode }[];
};

export function Tabs<T extends string>({ label, value, onValueChange, tabs }: TabsProps<T>) {
	return (
		<Primitive.Root value={value} onValueChange={(next) => onValueChange(next as T)} className="grid min-w-0 gap-5">
			<Primitive.List aria-label={label} className="flex gap-1 overflow-x-auto border-line border-b">
				{tabs.map((tab) => (
					<Primitive.Trigger
						key={tab.value}
						value={tab.value}
						className="-mb-px flex h-10 shrink-0 items-center gap-2 border-transparent border-b-2 px-3 font-medium text-ink-soft text-sm -outline-offset-2 transition-colors hover:text-ink data-[state=active]:border-brand data-[state=active]:text-ink"
					>
						{tab.label}
					</Primitive.Trigger>
				))}
			</Primitive.List>
			{tabs.map((tab) => (
				<Primitive.Content key={tab.value} value={tab.value} className="min-w-0 outline-offset-4">
					{tab.content}
				</Primitive.Content>
			))}
		</Primitive.Root>
	);
}
