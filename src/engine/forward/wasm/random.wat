;; MT19937, four words at a time, and its words as float32 uniforms. Everything is written out: V8 inlines no functions here.
;; Memory: 0 state (624 words), 4096 the block of tempered words (624), 8192 room for the numbers of `uniform`.
(module
  (memory (export "memory") 8)

  ;; One word of the state, from the word at `at`: what is left over between the vectors.
  (func $stepOne (param $k i32) (param $next i32) (param $at i32)
    (local $word i32)
    (local.set $word (i32.or
      (i32.and (i32.load (local.get $k)) (i32.const 0x80000000))
      (i32.and (i32.load (local.get $next)) (i32.const 0x7fffffff))))
    (i32.store (local.get $k) (i32.xor
      (i32.load (local.get $at))
      (i32.xor
        (i32.shr_u (local.get $word) (i32.const 1))
        (select (i32.const 0x9908b0df) (i32.const 0) (i32.and (local.get $word) (i32.const 1)))))))

  ;; The next block: every word becomes the one 397 further on (227 before, behind the end) xor (its own highest bit and the
  ;; lower bits of its neighbour) >> 1, xor the matrix where the neighbour is odd.
  (func $refill (export "refill")
    (local $k i32) (local $y v128) (local $own v128) (local $next v128)
    (loop $first
      (local.set $own (v128.load (local.get $k)))
      (local.set $next (v128.load offset=4 align=4 (local.get $k)))
      (v128.store (local.get $k) (v128.xor
        (v128.load offset=1588 align=4 (local.get $k))
        (v128.xor
          (i32x4.shr_u
            (v128.bitselect (local.get $own) (local.get $next) (v128.const i32x4 0x80000000 0x80000000 0x80000000 0x80000000))
            (i32.const 1))
          (v128.and
            (i32x4.neg (v128.and (local.get $next) (v128.const i32x4 1 1 1 1)))
            (v128.const i32x4 0x9908b0df 0x9908b0df 0x9908b0df 0x9908b0df)))))
      (local.set $k (i32.add (local.get $k) (i32.const 16)))
      (br_if $first (i32.lt_u (local.get $k) (i32.const 896))))
    (call $stepOne (i32.const 896) (i32.const 900) (i32.const 2484))
    (call $stepOne (i32.const 900) (i32.const 904) (i32.const 2488))
    (call $stepOne (i32.const 904) (i32.const 908) (i32.const 2492))
    (local.set $k (i32.const 0))
    (loop $second
      (local.set $own (v128.load offset=908 align=4 (local.get $k)))
      (local.set $next (v128.load offset=912 align=4 (local.get $k)))
      (v128.store offset=908 align=4 (local.get $k) (v128.xor
        (v128.load align=4 (local.get $k))
        (v128.xor
          (i32x4.shr_u
            (v128.bitselect (local.get $own) (local.get $next) (v128.const i32x4 0x80000000 0x80000000 0x80000000 0x80000000))
            (i32.const 1))
          (v128.and
            (i32x4.neg (v128.and (local.get $next) (v128.const i32x4 1 1 1 1)))
            (v128.const i32x4 0x9908b0df 0x9908b0df 0x9908b0df 0x9908b0df)))))
      (local.set $k (i32.add (local.get $k) (i32.const 16)))
      (br_if $second (i32.lt_u (local.get $k) (i32.const 1584))))
    (call $stepOne (i32.const 2492) (i32.const 0) (i32.const 1584))
    ;; tempering
    (local.set $k (i32.const 0))
    (loop $temper
      (local.set $y (v128.load (local.get $k)))
      (local.set $y (v128.xor (local.get $y) (i32x4.shr_u (local.get $y) (i32.const 11))))
      (local.set $y (v128.xor (local.get $y) (v128.and
        (i32x4.shl (local.get $y) (i32.const 7))
        (v128.const i32x4 0x9d2c5680 0x9d2c5680 0x9d2c5680 0x9d2c5680))))
      (local.set $y (v128.xor (local.get $y) (v128.and
        (i32x4.shl (local.get $y) (i32.const 15))
        (v128.const i32x4 0xefc60000 0xefc60000 0xefc60000 0xefc60000))))
      (v128.store offset=4096 (local.get $k)
        (v128.xor (local.get $y) (i32x4.shr_u (local.get $y) (i32.const 18))))
      (local.set $k (i32.add (local.get $k) (i32.const 16)))
      (br_if $temper (i32.lt_u (local.get $k) (i32.const 2496)))))

  ;; Draws `blocks` whole blocks and writes (low 24 bits of a word) * step + from behind 8192. The product is exact in a double,
  ;; so that only a sum half way between two float32 would be rounded wrongly. Stops behind a block that has one, and says how
  ;; many blocks it wrote: negative if the last of them has one.
  (func (export "uniform") (param $blocks i32) (param $step f64) (param $from f64) (result i32)
    (local $done i32) (local $k i32) (local $to i32) (local $words v128) (local $low v128) (local $high v128) (local $ties v128)
    (local $steps v128) (local $froms v128)
    (local.set $to (i32.const 8192))
    (local.set $steps (f64x2.splat (local.get $step)))
    (local.set $froms (f64x2.splat (local.get $from)))
    (loop $block
      (call $refill)
      (local.set $k (i32.const 0))
      (loop $next
        (local.set $words (v128.and
          (v128.load offset=4096 (local.get $k))
          (v128.const i32x4 0xffffff 0xffffff 0xffffff 0xffffff)))
        (local.set $low (f64x2.add (local.get $froms) (f64x2.mul (local.get $steps)
          (f64x2.convert_low_i32x4_s (local.get $words)))))
        (local.set $high (f64x2.add (local.get $froms) (f64x2.mul (local.get $steps)
          (f64x2.convert_low_i32x4_s
            (i8x16.shuffle 8 9 10 11 12 13 14 15 8 9 10 11 12 13 14 15 (local.get $words) (local.get $words))))))
        (local.set $ties (v128.or (local.get $ties) (v128.or
          (i64x2.eq
            (v128.and (local.get $low) (v128.const i64x2 0x1fffffff 0x1fffffff))
            (v128.const i64x2 0x10000000 0x10000000))
          (i64x2.eq
            (v128.and (local.get $high) (v128.const i64x2 0x1fffffff 0x1fffffff))
            (v128.const i64x2 0x10000000 0x10000000)))))
        (v128.store (local.get $to)
          (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23
            (f32x4.demote_f64x2_zero (local.get $low))
            (f32x4.demote_f64x2_zero (local.get $high))))
        (local.set $to (i32.add (local.get $to) (i32.const 16)))
        (local.set $k (i32.add (local.get $k) (i32.const 16)))
        (br_if $next (i32.lt_u (local.get $k) (i32.const 2496))))
      (local.set $done (i32.add (local.get $done) (i32.const 1)))
      (if (v128.any_true (local.get $ties)) (then (return (i32.sub (i32.const 0) (local.get $done)))))
      (br_if $block (i32.lt_u (local.get $done) (local.get $blocks))))
    (local.get $done)))
