"""What random programs are made of: one table; `reading` and `marks` find which of it a program has.

A program is credited with what stands in the functions that it can reach, and with what one plain call
of it does (trips of loops, exits taken); what the generator meant to write does not count.
"""

from __future__ import annotations

from dataclasses import dataclass

from tests.support.fuzz.marks import done
from tests.support.fuzz.reading import written

LEAST = 0.02
"""The share of programs that has each feature, at least."""


@dataclass(frozen=True)
class Feature:
    """A row: ``weight`` is how often a statement or block is drawn, or the chance of a program's form.

    Rows of the kind "found" are not drawn by themselves: they come with others, in many ways.
    """

    name: str
    kind: str
    weight: float = 0.0


def rows(kind: str, **weights: float) -> tuple[Feature, ...]:
    return tuple(Feature(name.replace("_", " "), kind, weight) for name, weight in weights.items())


TABLE: tuple[Feature, ...] = (
    # one statement: the function of that name in one of the files of `makers` writes it
    *rows(
        "statement", scalar_assign=5, scalar_augment=4.5, swap=1.2, array_new=3, array_rebind=1.5, array_augment=3.5,
        alias=1.5, alias_in_one_branch=1.5, view=3, view_of_a_view=2, overlapping_views=1, element_write=4,
        element_augment=2.5, element_update=2.5, slice_write=2.5, overlapping_slices=2, row_write=2, mask_write=1.2,
        fancy_write=1.5, overwrites_what_is_needed=2, attribute_write=3.5, attribute_keeps_array=1.5,
        method_call=2.5, object_new=1, object_alias=1, object_chosen=2.2, list_new=3.5, list_append=12, list_pop=3,
        list_write=3, list_of_arrays=1, dict_new=0.8, dict_write=5, dict_with_computed_keys=0.5, call=2.5,
        the_same_array_twice_in_a_call=1.5, call_that_returns_an_argument=2.5, global_write=1.2,
        global_array_write=0.8, kept_from_some_trips=0.6,
    ),
    # views that are more than slices: in `shapes`
    *rows(
        "statement", transpose=0.5, reshape=0.5, ravel=0.5, flatten=0.5, diagonal=0.5, broadcast_to=0.5, windows=0.5,
        expand_dims=0.5, squeeze=0.5, view_of_another_shape=0.5,
    ),
    # functions that change arrays: in `inplace`
    *rows(
        "statement", out_argument=0.6, out_and_where=0.5, reduction_into_out=0.9, fill=0.5, sort=0.5, copyto=0.5,
        put=0.5, place=0.5, putmask=0.5, flat=0.5, matrix_product_in_place=0.5, ufunc_at=0.5,
    ),
    # functions of whole arrays: in `functions`
    *rows(
        "statement", where=0.3, maximum_or_minimum=0.3, clip=0.5, cumsum=0.5, roll=0.5, flip=0.5, sorted_copy=0.5,
        joined=0.5, outer=0.4, matrix_product=0.5, einsum=0.6, reduction_along_an_axis=0.5, broadcasting=0.5,
        zero_dimensional=0.5, integer_index_array=0.5, deleted_name=0.5, chain_of_arrays=0.6,
    ),
    # arrays that a few statements see: in `private`
    *rows(
        "statement", new_array_beside_a_view=0.6, places_of_a_new_array=0.5, multiple_of_a_written_array=0.6,
    ),
    # random numbers: in `draws`
    *rows(
        "statement", draw_normal=0.4, draw_uniform=0.4, draw_exponential=0.5, draw_standard=0.4, draw_array=0.6,
        draw_integers=0.5, draw_permutation=0.6, draw_choice=0.6, draw_of_numpy=0.5, draw_of_random=0.5,
        draw_by_a_method=0.6,
    ),
    # an idiom is drawn for a whole program, which then uses it in many places
    *rows(
        "idiom", inheritance=1.2, class_attribute=1, property_with_a_setter=1, slots=1, data_class=1,
        frozen_data_class=1, named_tuple=1, enum_member=1, callable_object=1, indexed_object=1, operator_methods=1,
        in_place_operator_method=1, iterator_class=1, attributes_by_name=1, objects_made_in_a_loop=1,
        comprehension_over_objects=1, objects_of_two_classes=1, copied_object=1, parent_and_child=1,
        function_held_by_an_object=1, cached_attribute=1, attribute_computed_on_first_use=1, deque_of_numbers=1,
        default_dict=1, counted=1, nested_dict=1, references_kept_in_a_loop=1, attribute_refers_in_a_loop=1,
        buffers_swapped_in_a_loop=1, list_holds_an_array_twice=1, lru_cached=1, memo_by_hand=1,
        starred_parameters=1, default_arguments=1, buffer_attribute=1,
    ),
    # a statement with a block: the method of that name in `blocks` writes it
    *rows(
        "block", **{"if": 3}, if_else=3, for_range=5, for_array=1.5, for_enumerate=1, for_zip=1.4, for_list=5,
        for_growing=5, for_objects=9, **{"while": 1.8, "break": 18.0, "continue": 17.0}, early_return=1.2,
        **{"raise": 1.2}, nested_function=2.5, try_except=3.0, try_else=1.2, try_finally=3.0, with_manager=1.2,
        with_errstate=1.0, returns_or_breaks=1.5, handler_reads_a_name=1.5, else_of_a_try_that_is_left=1.5,
        call_behind_what_raises=1.5,
    ),
    # how the whole program is set up
    *rows(
        "program", f_of_x_and_x=0.10, overlapping_arguments=0.12, object_argument=0.45,
        attribute_holds_an_argument=0.15, the_same_object_twice=0.10, two_objects_share_an_array=0.10,
        object_in_an_object=0.15, list_argument=0.15, dict_argument=0.12, dict_of_arrays=0.12,
        list_of_objects=0.14, matrix_argument=0.30, closure_state=0.2, method_entry=0.16, second_call=0.40,
        gradient_of_a_global=0.4, idiom_argument=0.35, object_of_the_module=0.25, argument_is_a_buffer_of_self=0.4,
        argument_holds_an_array_twice=0.08, generator_argument=0.16, generator_in_an_object=0.16,
    ),
    # in-place operators on everything
    *rows(
        "found", in_place_scalar=0, in_place_array=0, in_place_view=0, in_place_element=0, in_place_slice=0,
        in_place_row=0, in_place_mask=0, in_place_repeated_indices=0, in_place_attribute=0,
        in_place_nested_attribute=0, in_place_array_of_an_attribute=0, in_place_list_element=0,
        in_place_dict_entry=0, in_place_array_of_a_container=0, in_place_global=0, in_place_closure_variable=0,
    ),
    *(Feature(f"operator {symbol}=", "found") for symbol in ("+", "-", "*", "/", "**")),
    *rows(
        "found", nested_attribute=0, property=0, closure_read=0, mask_read=0, fancy_read=0,
        repeated_indices_written=0, repeated_indices_read=0, identity_test=0, conditional_expression=0,
        loop_in_a_loop=0, loop_else=0, call_that_writes_an_argument=0, call_in_a_loop=0, list_grows_in_a_loop=0,
        base_written_beside_a_view=0, generator_made_inside=0, random_state=0, draw_in_a_loop=0, draw_in_a_branch=0,
    ),
    # what one plain call does
    *rows(
        "found", zero_trips=0, one_trip=0, many_trips=0, break_taken=0, continue_taken=0, early_return_taken=0,
        raises_half_way=0, exception_handled=0, exception_passes=0,
    ),
)  # fmt: skip

NAMES = frozenset(feature.name for feature in TABLE)


def weights(kind: str) -> dict[str, float]:
    """Return names and weights of the rows of a kind."""
    return {feature.name: feature.weight for feature in TABLE if feature.kind == kind}


def features_of(text: str, calls: int) -> frozenset[str]:
    """Return the features of a program."""
    return frozenset(written(text, calls) | done(text))
