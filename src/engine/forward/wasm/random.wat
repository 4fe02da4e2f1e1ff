;; MT19937, four words at a time, and its words as float32 uniforms.
;; Memory: 0 state (624 words), 4096 the block of tempered words (624), 8192 room for the numbers of `uniform`.
(module
  (memory (export "memory") 8)

  ;; (upper & 0x80000000 | lower & 0x7fffffff) >> 1, with the matrix where `lower` is odd
  (func $mixed (param $upper v128) (param $lower v128) (result v128)
    (v128.xor
      (i32x4.shr_u
        (v128.bitselect (local.get $upper) (local.get $lower) (v128.const i32x4 0x80000000 0x80000000 0x80000000 0x80000000))
        (i32.const 1))
      (v128.and
        (i32x4.neg (v128.and (local.get $lower) (v128.const i32x4 1 1 1 1)))
        (v128.const i32x4 0x9908b0df 0x9908b0df 0x9908b0df 0x9908b0df))))

  ;; state[k..k+3] from state[at..at+3], addresses in bytes; all four are written
  (func $step (param $k i32) (param $at i32)
    (v128.store align=4 (local.get $k)
      (v128.xor
        (v128.load align=4 (local.get $at))
        (call $mixed (v128.load align=4 (local.get $k)) (v128.load offset=4 align=4 (local.get $k))))))

  ;; one word of it
  (func $stepOne (param $k i32) (param $next i32) (param $at i32)
    (i32.store (local.get $k)
      (i32.xor
        (i32.load (local.get $at))
        (i32x4.extract_lane 0
          (call $mixed
            (i32x4.splat (i32.load (local.get $k)))
            (i32x4.splat (i32.load (local.get $next))))))))

  (func $refill (export "refill")
    (local $k i32) (local $y v128)
    ;; words 0 to 226 take the word 397 further on
    (loop $first
      (call $step (local.get $k) (i32.add (local.get $k) (i32.const 1588)))
      (local.set $k (i32.add (local.get $k) (i32.const 16)))
      (br_if $first (i32.lt_u (local.get $k) (i32.const 896))))
    (call $stepOne (i32.const 896) (i32.const 900) (i32.const 2484))
    (call $stepOne (i32.const 900) (i32.const 904) (i32.const 2488))
    (call $stepOne (i32.const 904) (i32.const 908) (i32.const 2492))
    ;; words 227 to 622 the new one 227 before
    (local.set $k (i32.const 908))
    (loop $second
      (call $step (local.get $k) (i32.sub (local.get $k) (i32.const 908)))
      (local.set $k (i32.add (local.get $k) (i32.const 16)))
      (br_if $second (i32.lt_u (local.get $k) (i32.const 2492))))
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
      (v128.store offset=4096 (local.get $k) (v128.xor (local.get $y) (i32x4.shr_u (local.get $y) (i32.const 18))))
      (local.set $k (i32.add (local.get $k) (i32.const 16)))
      (br_if $temper (i32.lt_u (local.get $k) (i32.const 2496)))))

  ;; Two words (of [0, 2^24), as doubles) to doubles whose float32 is the uniform number: the product is exact.
  (func $spread (param $words v128) (param $step f64) (param $from f64) (result v128)
    (f64x2.add
      (f64x2.mul (f64x2.convert_low_i32x4_u (local.get $words)) (f64x2.splat (local.get $step)))
      (f64x2.splat (local.get $from))))

  ;; Lanes that lie half way between two float32, where rounding again would be wrong
  (func $isTie (param $sum v128) (result v128)
    (i64x2.eq
      (v128.and (local.get $sum) (v128.const i64x2 0x1fffffff 0x1fffffff))
      (v128.const i64x2 0x10000000 0x10000000)))

  ;; Draws `blocks` whole blocks and writes word * step + from behind 8192. Stops behind a block that has a tie, and says how
  ;; many blocks it wrote: negative if the last of them has one.
  (func (export "uniform") (param $blocks i32) (param $step f64) (param $from f64) (result i32)
    (local $done i32) (local $k i32) (local $to i32) (local $words v128) (local $low v128) (local $high v128) (local $ties v128)
    (local.set $to (i32.const 8192))
    (loop $block
      (call $refill)
      (local.set $k (i32.const 0))
      (loop $next
        (local.set $words (v128.and
          (v128.load offset=4096 (local.get $k))
          (v128.const i32x4 0xffffff 0xffffff 0xffffff 0xffffff)))
        (local.set $low (call $spread (local.get $words) (local.get $step) (local.get $from)))
        (local.set $high (call $spread
          (i8x16.shuffle 8 9 10 11 12 13 14 15 8 9 10 11 12 13 14 15 (local.get $words) (local.get $words))
          (local.get $step) (local.get $from)))
        (local.set $ties (v128.or (local.get $ties)
          (v128.or (call $isTie (local.get $low)) (call $isTie (local.get $high)))))
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
