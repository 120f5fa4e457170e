import type { ReactNode } from "react";
import { Card } from "./card.tsx";
import { type Option, Select } from "./input.tsx";
import { LoadMore } from "./load-more.tsx";
import { QueryView } from "./states.tsx";

type Props<T extends { id: string }, F extends string> = {
	title: string;
	description: string;
	filter: { label: string; value: F; options: readonly Option<F>[]; onChange: (value: F) => void };
	/** A keyset list, page by page. */
	query: {
		data: { pages: readonly { items: readonly T[] }[] } | undefined;
		error: unknown;
		isPending: boolean;
		refetch: () => unknown;
		hasNextPage: boolean;
		isFetchingNextPage: boolean;
		fetchNextPage: () => unknown;
	};
	/** In place of a list with nothing in it. */
	empty: ReactNode;
	row: (item: T) => ReactNode;
	/** Beside the list, such as a dialog. */
	children?: ReactNode;
};

/** A list in a card, narrowed by one choice; a row is an `li` with its own key. */
export function FilteredCard<T extends { id: string }, F extends string>(props: Props<T, F>) {
	const { title, description, filter, query, empty, row, children } = props;
	return (
		<Card
			flush
			title={title}
			description={description}
			actions={
				<Select
					aria-label={filter.label}
					value={filter.value}
					onValueChange={filter.onChange}
					options={filter.options}
				/>
			}
		>
			<QueryView query={query}>
				{({ pages }) => {
					const items = pages.flatMap((page) => page.items);
					if (items.length === 0) return empty;
					return (
						<>
							<ul className="divide-y divide-line border-line border-t">{items.map(row)}</ul>
							<LoadMore query={query} />
						</>
					);
				}}
			</QueryView>
			{children}
		</Card>
	);
}
